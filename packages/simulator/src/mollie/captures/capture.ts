import type { Money } from '../money/money.ts'

export type MollieCaptureStatus = 'pending' | 'succeeded' | 'failed'

export interface Capture {
  readonly id: string
  readonly sequence: number
  readonly paymentId: string
  readonly createdAt: number
  readonly amount: Money
  readonly description: string
  readonly metadata: unknown
  readonly reference: string | undefined
  /** What it was paid out with. */
  settlementId?: string
  status: MollieCaptureStatus
}
