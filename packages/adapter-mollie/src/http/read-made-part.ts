import type { AnsweredAttempt, WriteReading } from '@paystate/adapter-kit'
import type { Money, Observation, OperationValue, Payment, PaymentRef } from '@paystate/core'
import { mismatchInPart, type PartReply } from './confirms-payment.ts'
import { type Context, readFresh } from './context.ts'
import { mismatchReading } from './mismatch.ts'
import { provenanceOf } from './provenance.ts'
import { rememberResponse } from './raw.ts'
import { isReplayed } from './read-response.ts'

type PartKind = 'capture_payment' | 'refund_payment'
type Part<K extends PartKind> = OperationValue[K]

/** The request for a capture or a refund, and how it is read. */
interface Requested<K extends PartKind, Reply extends PartReply> {
  readonly payment: PaymentRef
  readonly reference: string
  readonly amount: Money
  readonly read: (reply: Reply) => Part<K>
  /** The payment's parts of this kind. */
  readonly among: (payment: Payment) => readonly Part<K>[]
  readonly observed: (part: Part<K>) => Pick<Observation, 'captures' | 'refunds'>
}

/**
 * Reads the capture or refund that a write created. Where the response is the stored one of an earlier attempt,
 * the payment shows its current state.
 */
export async function readMadePart<K extends PartKind, Reply extends PartReply>(
  context: Context,
  { response, reply }: { readonly response: AnsweredAttempt; readonly reply: Reply },
  { payment, reference, amount, read, among, observed }: Requested<K, Reply>,
): Promise<WriteReading<K>> {
  const { settings } = context
  const { id, paymentId } = reply
  const what = mismatchInPart(reply, { paymentId: payment.id, reference, amount }, settings)
  if (what !== undefined) return mismatchReading(response, what)
  const fresh = isReplayed(response) ? await readFresh(context, payment) : undefined
  const now = fresh && among(fresh.payment).find((part) => part.id === id)
  if (fresh && now) return { says: 'applied', value: now, observation: fresh.observation }
  const value = read(reply)
  const observation: Observation = {
    ...provenanceOf(response, settings, 'response'),
    ...(paymentId !== undefined && { paymentId }),
    ...observed(value),
  }
  return { says: 'applied', value, observation: rememberResponse(observation, response) }
}
