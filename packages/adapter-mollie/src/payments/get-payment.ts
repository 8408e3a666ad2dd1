import {
  PaymentError,
  type PaymentReading,
  type PaymentRef,
  type ReadOptions,
} from '@paystate/core'
import { idIssues } from '../configuration/check-payment-ref.ts'
import type { Context, PaymentToRead } from '../http/context.ts'
import { findPayment } from './find-payment.ts'
import { readById } from './read-by-id.ts'

const operation = 'get_payment'

/**
 * Reads a payment with its refunds, captures and chargebacks in one call; with our reference alone it is
 * looked up first.
 *
 * @throws {PaymentError} `not_found`, `mismatch`, and as any read.
 */
export function getPayment(
  context: Context,
  { id, reference }: PaymentRef,
  { known }: ReadOptions = {},
): Promise<PaymentReading> {
  const withQrCode = typeof known?.nextAction === 'object' && known.nextAction.type === 'qr_code'
  return readNamed(context, { id, reference, withQrCode })
}

/** Reads a payment by id or reference. @throws {PaymentError} */
export async function readNamed(
  context: Context,
  { id, reference, withQrCode }: PaymentToRead,
): Promise<PaymentReading> {
  if (id === undefined) return readByReference(context, reference ?? '')
  const issues = idIssues(id, { of: 'payment', path: 'payment' })
  if (issues.length === 0) return readById(context, { id, reference, withQrCode })
  const what = 'Invalid payment reference.'
  throw new PaymentError('invalid_request', { what, provider: 'mollie', operation, issues })
}

async function readByReference(context: Context, reference: string): Promise<PaymentReading> {
  const found = await findPayment(context, { reference }, {})
  if (found.kind === 'found') return { payment: found.payment, observation: found.observation }
  if (found.kind === 'inconclusive') throw found.error
  throw new PaymentError('not_found', {
    what: 'No payment of this account carries the reference.',
    provider: context.settings.account.provider,
    operation,
    reference,
  })
}
