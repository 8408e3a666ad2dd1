import {
  PaymentError,
  type PaymentReading,
  type PaymentRef,
  type ReadOptions,
} from '@paystate/core'
import { PROVIDER } from '../configuration/account.ts'
import { ownAccountOrThrow } from '../configuration/own-account.ts'
import type { Context } from '../http/context.ts'
import { checkRead, paymentHandle } from '../operations/read-input.ts'
import { inquirePayment } from './inquire-payment.ts'

/** Reads a payment with its captures and refunds. */
export async function getPayment(
  context: Context,
  payment: PaymentRef,
  { signal, known }: ReadOptions = {},
): Promise<PaymentReading> {
  const operation = 'get_payment'
  checkRead(payment, { schema: paymentHandle, operation })
  ownAccountOrThrow(context.settings.account, { of: payment.account, operation })
  const look = await inquirePayment(context, payment, { operation, signal, known })
  switch (look.kind) {
    case 'seen':
      return look.reading
    case 'no_answer':
      throw look.error
    case 'not_seen':
      throw notFound(operation, payment.reference ?? payment.id)
  }
}

/** One look that does not show it; a payment that is known does not move by it. */
export function notFound(operation: string, reference: string | undefined): PaymentError {
  return new PaymentError('not_found', {
    what: 'The provider does not show it.',
    provider: PROVIDER,
    operation,
    ...(reference !== undefined && { reference }),
  })
}
