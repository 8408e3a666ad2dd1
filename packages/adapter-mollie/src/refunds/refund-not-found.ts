import {
  type Account,
  type Instant,
  isSameAccount,
  type ProviderTime,
  type Refund,
  type Reported,
} from '@paystate/core'

/** One lookup of a refund that the provider no longer shows. Plain data. */
export interface RefundLookup {
  readonly account: Account
  /** By our clock. */
  readonly begunAt: Instant
  readonly endedAt: Instant
  /** The same by the provider's clock. A lookup at an unknown time does not count. */
  readonly begunBy?: ProviderTime
  readonly endedBy?: ProviderTime
  /** The refund itself was returned, or it is among the refunds of its payment. */
  readonly isShown: boolean
  /** In the same pass the payment was read, with all of its refunds. */
  readonly isPaymentRead: boolean
}

/** What was known of a refund before. */
export interface RefundBefore {
  /** The account that made it. */
  readonly account: Account
  /** The status that the last read showed. */
  readonly status: Reported<Refund['status']>
}

/** How far apart two lookups must be that agree. */
const APART_MS = 60_000

/**
 * Whether a refund that returns 404 was canceled: the provider no longer shows canceled refunds. A wrong
 * key gets the same response, so all of this must hold: it was last seen waiting; the lookups are those of
 * the account that made it; the payment itself can be read in the same pass, without it; and a second lookup,
 * a minute later or more by the provider's clock, agrees.
 *
 * @see https://docs.mollie.com/reference/cancel-refund
 */
export function isCanceledByLookups(
  before: RefundBefore,
  lookups: readonly RefundLookup[],
): boolean {
  if (before.status !== 'pending') return false
  if (lookups.some(({ isShown }) => isShown)) return false
  const counted = lookups.filter(
    (lookup) => lookup.isPaymentRead && isSameAccount(lookup.account, before.account),
  )
  const ends = counted.flatMap(({ endedBy }) => endedBy ?? [])
  const begins = counted.flatMap(({ begunBy }) => begunBy ?? [])
  return ends.some((end) => begins.some((begin) => begin.earliest - end.latest >= APART_MS))
}
