import {
  type Account,
  type Instant,
  isSameAccount,
  type ProviderTime,
  type Refund,
  type Reported,
} from '@paystate/core'

/** One lookup of a refund that the provider does not show any more. Plain data. */
export interface RefundLookup {
  readonly account: Account
  /** By our clock. */
  readonly begunAt: Instant
  readonly endedAt: Instant
  /** The same by the provider's clock. A lookup whose time is not known counts for nothing. */
  readonly begunBy?: ProviderTime
  readonly endedBy?: ProviderTime
  /** The refund itself answered, or it is among the refunds of its payment. */
  readonly isShown: boolean
  /** In the same pass the payment was read, with all of its refunds. */
  readonly isPaymentRead: boolean
}

/** What is known of a refund from before. */
export interface RefundBefore {
  /** The account under which it was made. */
  readonly account: Account
  /** The status that the last read showed. */
  readonly status: Reported<Refund['status']>
}

/** Two lookups so far apart must agree. */
const APART_MS = 60_000

/**
 * Says whether a refund that answers 404 was canceled: the provider shows canceled refunds no more. A wrong
 * key gets the same response, so all of this must hold: it was last seen waiting; the lookups are those of
 * the account that made it; the payment itself can be read in the same pass, without it; and a second lookup,
 * a minute later or more by the provider's clock, says the same.
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
