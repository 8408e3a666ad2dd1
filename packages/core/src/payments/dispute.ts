import type { Instant } from '../time/instant.ts'
import type { Reported } from './reported.ts'

/** Every status that a dispute can have. */
export const DISPUTE_STATUSES = ['open', 'won', 'lost', 'accepted'] as const

/** The status of a dispute. `accepted`: the merchant did not defend it. */
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number]

/** The payer disputes the charge with their bank. An inquiry takes nothing. */
export interface Dispute {
  readonly id: string
  readonly kind: 'chargeback' | 'inquiry' | 'compliance'
  readonly status: DisputeStatus
  /** What is disputed, in minor units of `currency`, which is the payment's where absent. */
  readonly amount: Reported<number>
  /** What was debited from the merchant for it and not returned. */
  readonly moneyTaken: Reported<number>
  readonly currency?: string
  readonly reason?: string
  readonly openedAt?: Instant
  /** The deadline for a defense. */
  readonly dueAt?: Instant
  readonly closedAt?: Instant
}
