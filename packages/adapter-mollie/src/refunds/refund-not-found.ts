import {
  type Account,
  epochOf,
  type Instant,
  isSameAccount,
  type Refund,
  type Reported,
} from '@paystate/core'

/** One look at a refund that the provider does not show any more. */
export interface RefundLook {
  readonly account: Account
  readonly begunAt: Instant
  readonly endedAt: Instant
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

/** Two looks so far apart must agree. */
const LOOKS_APART_MS = 60_000

/**
 * Says whether a refund that answers 404 was canceled: the provider shows canceled refunds no more. A wrong
 * key gives the same answer, so all of this must hold: it was last seen waiting; the looks are those of the
 * account that made it; the payment itself can be read in the same pass, without it; and a second look, a
 * minute later or more, says the same.
 *
 * @see https://docs.mollie.com/reference/cancel-refund
 */
export function isCanceledByLooks(before: RefundBefore, looks: readonly RefundLook[]): boolean {
  if (before.status !== 'pending') return false
  if (looks.some(({ isShown }) => isShown)) return false
  const counted = looks
    .filter((look) => look.isPaymentRead && isSameAccount(look.account, before.account))
    .toSorted((one, other) => epochOf(one.begunAt) - epochOf(other.begunAt))
  const [first, last] = [counted[0], counted.at(-1)]
  if (!first || !last) return false
  return epochOf(last.begunAt) - epochOf(first.endedAt) >= LOOKS_APART_MS
}
