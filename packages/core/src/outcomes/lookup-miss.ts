import type { Account } from '../payments/account.ts'
import type { Instant } from '../time/instant.ts'
import type { ProviderTime } from '../time/provider-time.ts'

/** One lookup that did not find an operation. Plain data: store it until there are enough. */
export interface LookupMiss {
  readonly reference: string
  /** The account as the responses themselves show it, else the one whose key signed the request. */
  readonly account: Account
  /** By our clock. */
  readonly begunAt: Instant
  readonly endedAt: Instant
  /** The same by the provider's clock. A lookup at an unknown time proves nothing. */
  readonly begunBy?: ProviderTime
  readonly endedBy?: ProviderTime
  /** False when the lookup ended before it had seen everything, or saw something it cannot explain. */
  readonly complete: boolean
  /**
   * Whether the same lookup saw something that is provably ours. Without it, nothing distinguishes a wrong key or
   * an empty account from absence.
   */
  readonly positiveControl: 'seen' | 'not_seen'
}
