import type { Account } from '../payments/account.ts'
import type { Instant } from '../time/instant.ts'
import type { LookupMiss } from './lookup-miss.ts'
import type { Next } from './next.ts'
import type { OperationKind, OperationName } from './operation-kind.ts'
import type { Prepared } from './prepared.ts'
import type { AttemptSpan } from './previous-attempts.ts'

/**
 * Everything needed to find out what happened to an unknown operation.
 *
 * Opaque plain data: store it unchanged, read it in any process with `parsePending`, and pass it to
 * `recover`. Its content may change from version to version.
 */
export interface Pending<K extends OperationKind = OperationKind> {
  /** The version of the stored format. */
  readonly version: 1
  readonly operation: OperationName<K>
  readonly account: Account
  /** The bytes that were sent. Without them there is nothing to repeat or look up. */
  readonly prepared?: Prepared<K>
  readonly previousAttempts: AttemptSpan
  /** The lookups since the last attempt that did not find it. */
  readonly misses: readonly LookupMiss[]
  /** The provider's time at the first contact after sending, epoch ms: every attempt was sent by then. */
  readonly sentBefore?: number
  readonly plan: Plan
}

/** How to find out, in this order; when neither helps, a person asks the provider. */
export interface Plan {
  /** Whether sending the same bytes again may help. */
  readonly repeat: 'while_safe' | 'never'
  /** By our reference, by scanning the account, or not at all. */
  readonly lookup: 'reference' | 'scan' | 'none'
  /** An earlier lookup would learn nothing new. By our clock: it sets the pace and decides nothing. */
  readonly notBefore?: Instant
  /** What to do once absence is proven, according to the last lookup. Default: the same reference again. */
  readonly whenAbsent?: Next
}
