import type { Amount } from '../money/amount.ts'

/** What a payer or their bank asks for; only a chargeback takes money. */
export type DisputeType = 'CHARGEBACK' | 'RETRIEVAL_REQUEST' | 'COMPLIANCE_REQUEST'

/** A payment that its payer disputes. */
export interface Dispute {
  readonly disputeId: string
  readonly paymentId: string
  readonly type: DisputeType
  readonly amount: Amount
  readonly openedAt: number
  readonly defenseDueAt: number
  isOpen: boolean
  /** What the merchant uploaded to defend itself, in base64. */
  evidence?: string | undefined
  /** Ends the timer of the alert. */
  callOff?: (() => void) | undefined
}
