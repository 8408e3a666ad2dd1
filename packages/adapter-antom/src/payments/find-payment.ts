import {
  type FindOptions,
  type Found,
  isTold,
  type PaymentReading,
  type PaymentSearch,
} from '@paystate/core'
import { otherAmount } from '../errors/foreign.ts'
import type { Context } from '../operations/context.ts'
import { inputError, paymentSearch } from '../operations/read-input.ts'
import { sightingOf } from '../operations/sighting.ts'
import { inquirePayment } from './inquire-payment.ts'

/** Looks for a payment by our reference. */
export async function findPayment(
  context: Context,
  search: PaymentSearch,
  options: FindOptions & { readonly operation?: string } = {},
): Promise<Found<PaymentReading>> {
  const { signal, known, control, operation = 'find_payment' } = options
  const error = inputError(search, { schema: paymentSearch, operation })
  if (error) return { kind: 'inconclusive', error }
  const { reference, amount } = search
  const look = await inquirePayment(context, { reference }, { operation, signal, known })
  if (look.kind === 'no_answer') return { kind: 'inconclusive', error: look.error }
  if (look.kind === 'not_seen') {
    const sighting = await sightingOf(context, { ...look, reference, operation, control, signal })
    return { kind: 'not_seen', sighting }
  }
  return isOfAmount(look.reading, amount)
    ? found(look.reading)
    : { kind: 'inconclusive', error: otherAmount({ operation, reference }) }
}

/** An amount that was not told is not another amount. */
function isOfAmount({ payment }: PaymentReading, amount: PaymentSearch['amount']): boolean {
  const told = payment.facts.amount
  if (!amount || !isTold(told)) return true
  return payment.currency === amount.currency && told === amount.minorUnits
}

/** A spread would lose the whole answer, which is not enumerable. */
function found(reading: PaymentReading): Found<PaymentReading> {
  return Object.assign(reading, { kind: 'found' } as const)
}
