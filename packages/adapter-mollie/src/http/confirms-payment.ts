import type { Money } from '@paystate/core'
import type { Settings } from '../configuration/settings.ts'
import { fromMollie, type WireAmount } from '../money/amount.ts'
import type { PaymentReply } from '../wire/payment.ts'
import { readNames } from '../wire/payment-name.ts'
import { ourNamesIn } from '../wire/reserved-metadata.ts'

/** What a response about a payment must confirm by itself. */
export interface Expected {
  readonly id?: string | undefined
  /** Our reference, where it is known. */
  readonly reference?: string | undefined
}

/**
 * Why a payment is not the expected one; undefined if it is.
 *
 * The payment must carry our reference itself. An id alone proves nothing: a classic webhook is unsigned,
 * so anybody can name any payment of the profile with our reference.
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
  const carried = readNames(reply)?.reference
  if (carried === undefined) return 'The payment does not carry the reference.'
  return carried === reference ? undefined : 'The payment carries a different reference.'
}

/** Whether something states a profile other than the configured one. */
export function isOfAnotherProfile(
  { profileId: stated }: Pick<PaymentReply, 'profileId'>,
  configured: string | undefined,
): boolean {
  return stated !== undefined && configured !== undefined && stated !== configured
}

/** A refund or a capture as the API returns it. */
export interface PartReply {
  readonly id: string
  readonly mode?: string | undefined
  readonly paymentId?: string | undefined
  readonly amount?: WireAmount | undefined
  readonly metadata?: unknown
}

/** What a response about a refund or a capture must confirm by itself. */
interface ExpectedPart {
  /** The id of its payment. */
  readonly paymentId: string | undefined
  /** Our reference of the refund or capture, where it is known. */
  readonly reference?: string | undefined
  readonly amount?: Money | undefined
}

/** Why a refund or capture is not the expected one; undefined if it is. */
export function mismatchInPart(
  { mode, paymentId, amount, metadata }: PartReply,
  expected: ExpectedPart,
  { account }: Settings,
): string | undefined {
  if ((mode ?? account.mode) !== account.mode) return 'It is in the other mode.'
  if (paymentId === undefined) return 'It does not name its payment.'
  if (paymentId !== expected.paymentId) return 'It belongs to another payment.'
  const { reference } = expected
  const carried = ourNamesIn(metadata)?.reference
  if (reference !== undefined && carried !== reference) {
    return carried === undefined
      ? 'It does not carry the reference.'
      : 'It carries a different reference.'
  }
  return expected.amount && mismatchInAmount(amount, expected.amount)
}

/** Why an amount is not the requested one; undefined if it is. */
export function mismatchInAmount(
  stated: WireAmount | undefined,
  requested: Money,
): string | undefined {
  const amount = fromMollie(stated)
  if (!amount) return 'Its amount is not reported.'
  const isSame =
    amount.currency === requested.currency && amount.minorUnits === requested.minorUnits
  return isSame ? undefined : 'Its amount is not the requested one.'
}
