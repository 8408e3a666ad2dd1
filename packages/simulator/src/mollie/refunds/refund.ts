import type { Money } from '../money/money.ts'

export type MollieRefundStatus =
  | 'queued'
  | 'pending'
  | 'processing'
  | 'refunded'
  | 'failed'
  | 'canceled'

export interface Refund {
  readonly id: string
  readonly sequence: number
  readonly paymentId: string
  readonly createdAt: number
  readonly amount: Money
  readonly description: string
  readonly metadata: unknown
  readonly reference: string | undefined
  status: MollieRefundStatus
  /** What it was paid out with. */
  settlementId?: string
  /** Calls off its next step. */
  callOff: () => void
}

/** Holds money back from further refunds. */
export const isLive = ({ status }: Refund) => status !== 'failed' && status !== 'canceled'

/** The merchant may still take it back. */
export const isCancelable = ({ status }: Refund) => status === 'queued' || status === 'pending'
