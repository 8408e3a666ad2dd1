import type { TransactionStatus } from '../captures/capture.ts'
import type { Amount } from '../money/amount.ts'
import type { Result } from '../results/result.ts'

/** Money sent back to a payer. */
export interface Refund {
  readonly refundId: string
  readonly refundRequestId: string
  readonly paymentId: string
  readonly amount: Amount
  readonly notifyUrl?: string | undefined
  readonly metadata?: string | undefined
  status: TransactionStatus
  result: Result
  finishedAt?: number | undefined
  callOff?: (() => void) | undefined
}
