import type { Account } from '../payments/account.ts'
import type { Instant } from '../time/instant.ts'

/** One look that did not find an operation. Plain data: store it until enough have come together. */
export interface LookupMiss {
  readonly reference: string
  readonly account: Account
  readonly begunAt: Instant
  readonly endedAt: Instant
  /** False when the look broke off before it had seen everything it should have. */
  readonly complete: boolean
  /**
   * Whether the same look saw something that is provably ours. Without it, nothing tells a wrong key or
   * an empty account from absence.
   */
  readonly positiveControl: 'seen' | 'not_seen'
}
