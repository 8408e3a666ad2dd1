import {
  PaymentError,
  type PaymentReading,
  type PaymentRef,
  type ReadOptions,
} from '@paystate/core'
import type { Connection } from '../http/connection.ts'
import { paymentRefIssues, refuseIssues } from './check-payment-ref.ts'
import { findPayment } from './find-payment.ts'
import { readById } from './read-by-id.ts'

/**
 * Reads a payment with its refunds, captures and chargebacks in one call; by our reference alone it is
 * looked for first.
 *
 * @throws {PaymentError} `not_found`, `mismatch`, and whatever a read can meet.
 */
export async function getPayment(
  connection: Connection,
  payment: PaymentRef,
  options: ReadOptions = {},
): Promise<PaymentReading> {
  const { account } = connection.settings
  const issues = paymentRefIssues(payment, { account, path: 'payment', needsId: false })
  const what = 'Invalid payment reference.'
  refuseIssues(issues, { account, operation: 'get_payment', what })
  const { id, reference = '' } = payment
  if (id === undefined) return getByReference(connection, reference, options)
  const { known, signal } = options
  const withQrCode = typeof known?.nextAction === 'object' && known.nextAction.type === 'qr_code'
  return readById(connection, { id, reference: payment.reference, withQrCode, signal })
}

async function getByReference(
  connection: Connection,
  reference: string,
  options: ReadOptions,
): Promise<PaymentReading> {
  const found = await findPayment(connection, { reference }, options)
  if (found.kind === 'found') return { payment: found.payment, observation: found.observation }
  if (found.kind === 'inconclusive') throw found.error
  throw new PaymentError('not_found', {
    what: 'No payment of this account carries the reference.',
    provider: connection.settings.account.provider,
    operation: 'get_payment',
    reference,
  })
}
