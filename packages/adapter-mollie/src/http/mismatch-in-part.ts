import type { Account, Money } from '@paystate/core'
import { fromMollie, type WireAmount } from '../money/amount.ts'
import { ourNamesIn } from '../wire/reserved-metadata.ts'

/** A refund or a capture as the API writes it. */
interface PartReply {
  readonly mode?: string | undefined
  readonly paymentId?: string | undefined
  readonly amount?: WireAmount | undefined
  readonly metadata?: unknown
}

/** What a response about a refund or a capture has to confirm by itself. */
interface ExpectedPart {
  readonly account: Account
  /** The id of its payment. */
  readonly paymentId: string | undefined
  /** Our reference of the refund or capture, where it is known. */
  readonly reference?: string | undefined
  readonly amount?: Money | undefined
}

/** Says why a refund or capture is not the one that was expected; undefined for the one that is. */
export function mismatchInPart(
  { mode, paymentId, amount, metadata }: PartReply,
  expected: ExpectedPart,
): string | undefined {
  if ((mode ?? expected.account.mode) !== expected.account.mode) return 'It is in the other mode.'
  if (paymentId === undefined) return 'It does not say which payment it belongs to.'
  if (paymentId !== expected.paymentId) return 'It belongs to another payment.'
  const { reference } = expected
  const carried = ourNamesIn(metadata)?.reference
  if (reference !== undefined && carried !== reference) {
    return carried === undefined
      ? 'It does not carry the reference.'
      : 'It carries another reference.'
  }
  return expected.amount && differsFrom(expected.amount, fromMollie(amount))
}

/** Says why an amount is not the one that was requested; undefined for the one that is. */
export function differsFrom(requested: Money, stated: Money | undefined): string | undefined {
  if (!stated) return 'Its amount is not reported.'
  const isSame =
    stated.currency === requested.currency && stated.minorUnits === requested.minorUnits
  return isSame ? undefined : 'Its amount is not the requested one.'
}
