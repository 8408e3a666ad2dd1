import type { PaymentReading, PaymentRef, ReadOptions } from '@paystate/core'
import type { Context } from '../http/context.ts'
import { notFound } from '../http/inquire.ts'
import { inquirePayment } from './inquire-payment.ts'

/** Reads a payment with its captures and refunds. */
export async function getPayment(
  context: Context,
  payment: PaymentRef,
  { known }: ReadOptions,
): Promise<PaymentReading> {
  const operation = 'get_payment'
  const inquired = await inquirePayment(context, payment, { operation, known })
  switch (inquired.kind) {
    case 'seen':
      return inquired.reading
    case 'failed':
      throw inquired.error
    case 'not_seen':
      throw notFound({ operation, reference: payment.reference ?? payment.id })
  }
}
