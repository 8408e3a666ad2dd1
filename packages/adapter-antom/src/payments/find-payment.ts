import {
  type FindOptions,
  type Found,
  PaymentError,
  type PaymentReading,
  type PaymentSearch,
} from '@paystate/core'
import { PROVIDER } from '../account/account.ts'
import type { Context } from '../operations/context.ts'
import { sightingOf } from '../operations/sighting.ts'
import { inquirePayment } from './inquire-payment.ts'

/** Looks for a payment by our reference. */
export async function findPayment(
  context: Context,
  { reference, amount }: PaymentSearch,
  options: FindOptions & { readonly operation?: string } = {},
): Promise<Found<PaymentReading>> {
  const { signal, known, control, operation = 'find_payment' } = options
  const look = await inquirePayment(context, { reference }, { operation, signal, known })
  if (look.kind === 'no_answer') return { kind: 'inconclusive', error: look.error }
  if (look.kind === 'not_seen') {
    const sighting = await sightingOf(context, { ...look, reference, operation, control, signal })
    return { kind: 'not_seen', sighting }
  }
  const { currency, facts } = look.reading.payment
  const isOurs = !amount || (currency === amount.currency && facts.amount === amount.minorUnits)
  return isOurs
    ? found(look.reading)
    : { kind: 'inconclusive', error: foreign(operation, reference) }
}

/** A spread would lose the whole answer, which is not enumerable. */
function found(reading: PaymentReading): Found<PaymentReading> {
  return Object.assign(reading, { kind: 'found' } as const)
}

/** Somebody else, or another deployment, uses our reference. */
export function foreign(operation: string, reference: string): PaymentError {
  return new PaymentError('foreign', {
    what: 'The provider shows another amount under this reference than we asked for.',
    provider: PROVIDER,
    operation,
    reference,
  })
}
