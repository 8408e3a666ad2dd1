import {
  type FindOptions,
  type Found,
  isReported,
  type PaymentReading,
  type PaymentSearch,
} from '@paystate/core'
import type { Context } from '../http/context.ts'
import { otherAmount } from '../http/mismatch.ts'
import { checkRead, paymentSearch } from '../operations/read-input.ts'
import { missOf } from '../operations/sighting.ts'
import { inquirePayment } from './inquire-payment.ts'

/**
 * Looks for a payment by our reference.
 *
 * @throws {PaymentError} `invalid_request`, for a search that names nothing.
 */
export async function findPayment(
  context: Context,
  search: PaymentSearch,
  options: FindOptions & { readonly operation?: string } = {},
): Promise<Found<PaymentReading>> {
  const { signal, known, positiveControl, operation = 'find_payment' } = options
  checkRead(search, { schema: paymentSearch, operation })
  const { reference, amount } = search
  const look = await inquirePayment(context, { reference }, { operation, signal, known })
  if (look.kind === 'no_answer') return { kind: 'inconclusive', error: look.error }
  if (look.kind === 'not_seen') {
    const miss = await missOf(context, { ...look, reference, operation, positiveControl, signal })
    return { kind: 'not_seen', miss }
  }
  return isOfAmount(look.reading, amount)
    ? found(look.reading)
    : { kind: 'inconclusive', error: otherAmount({ operation, reference }) }
}

/** An amount that was not reported is not another amount. */
function isOfAmount({ payment }: PaymentReading, amount: PaymentSearch['amount']): boolean {
  const reported = payment.amounts.amount
  if (!amount || !isReported(reported)) return true
  return payment.currency === amount.currency && reported === amount.minorUnits
}

/** A spread would lose the whole answer, which is not enumerable. */
function found(reading: PaymentReading): Found<PaymentReading> {
  return Object.assign(reading, { kind: 'found' } as const)
}
