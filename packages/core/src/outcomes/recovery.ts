import type { Instant } from '../time/instant.ts'

/** How to find out what became of an operation that is unknown: in this order. */
export interface Recovery {
  /** Until then the same bytes may be sent again under the same reference; absent: they may not. */
  readonly replayUntil?: Instant
  /** By our reference, by scanning the account, or not at all. */
  readonly lookup: 'reference' | 'scan' | 'none'
  /** A look before this time would tell nothing. */
  readonly lookupNotBefore?: Instant
  /** When neither tells, a person asks the provider. */
  readonly otherwise: 'manual'
}
