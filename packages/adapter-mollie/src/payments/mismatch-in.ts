import type { Settings } from '../configuration/settings.ts'
import type { PaymentReply } from '../wire/payment.ts'
import { readReferences } from './read-references.ts'

/** What a response about a payment has to confirm by itself. */
export interface Expected {
  readonly id?: string | undefined
  /** Our reference, where it is known. */
  readonly reference?: string | undefined
}

/**
 * Says why a payment is not the one that was expected; undefined for the one that is.
 *
 * The payment must carry our reference itself. An id alone proves nothing: a classic webhook is unsigned,
 * so anybody can name any payment of the profile next to our reference.
 */
export function mismatchIn(
  reply: PaymentReply,
  { id, reference }: Expected,
  { account, profileId }: Settings,
): string | undefined {
  if (id !== undefined && reply.id !== id) return 'The response is about another payment.'
  if ((reply.mode ?? account.mode) !== account.mode) return 'The payment is in the other mode.'
  if (isOfAnotherProfile(reply, profileId)) return 'The payment belongs to another profile.'
  if (reference === undefined) return undefined
  const carried = readReferences(reply)?.reference
  if (carried === undefined) return 'The payment does not carry the reference.'
  return carried === reference ? undefined : 'The payment carries another reference.'
}

/** Says whether something states another profile than the configured one. */
export function isOfAnotherProfile(
  { profileId: stated }: Pick<PaymentReply, 'profileId'>,
  configured: string | undefined,
): boolean {
  return stated !== undefined && configured !== undefined && stated !== configured
}
