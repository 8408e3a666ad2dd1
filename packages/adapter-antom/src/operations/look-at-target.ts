import type { FindOptions, Lookup, Pending } from '@paystate/core'
import type { Context } from '../http/context.ts'
import { inquirePayment, type Look } from '../payments/inquire-payment.ts'
import { missOf } from './sighting.ts'
import { withoutBytes } from './without-bytes.ts'

/** What is done to a payment by its handle. */
type ToPayment = 'capture_payment' | 'cancel_payment'

/** The payment as a look shows it, or what the lookup says where the look does not show it. */
export type Target<K extends ToPayment> =
  | Extract<Look, { kind: 'seen' }>
  | Exclude<Lookup<K>, { kind: 'decided' }>

/** Looks at the payment that an operation was aimed at: it shows what became of the operation. */
export async function lookAtTarget<K extends ToPayment>(
  context: Context,
  { operation, prepared }: Pending<K>,
  { signal, positiveControl }: FindOptions,
): Promise<Target<K>> {
  if (!prepared) return withoutBytes(operation)
  const { kind, reference } = operation
  const look = await inquirePayment(context, prepared.input.payment, { operation: kind, signal })
  if (look.kind === 'seen') return look
  if (look.kind === 'no_answer') return { kind: 'inconclusive', error: look.error }
  const unseen = { ...look, reference, operation: kind, positiveControl, signal }
  return { kind: 'not_seen', miss: await missOf(context, unseen) }
}
