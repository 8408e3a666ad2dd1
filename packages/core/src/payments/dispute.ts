import type { Instant } from '../time/instant.ts'
import type { Reported } from './reported.ts'

/** Every status that a dispute can have. */
export const DISPUTE_STATUSES = ['open', 'won', 'lost', 'accepted'] as const

/** Where a dispute stands. `accepted`: the merchant did not defend it. */
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number]

/** The payer disputes the charge with their bank. An inquiry takes nothing. */
export interface Dispute {
  readonly id: string
  readonly kind: 'chargeback' | 'inquiry' | 'compliance'
  readonly status: DisputeStatus
  /** What is contested, in minor units of `currency`, which is the payment's where absent. */
  readonly amount: Reported<number>
  /** What was taken from the merchant for it and not given back. */
  readonly moneyTaken: Reported<number>
  readonly currency?: string
  readonly reason?: string
  readonly openedAt?: Instant
  /** Until when a defense can be submitted. */
  readonly dueAt?: Instant
  readonly closedAt?: Instant
}
