import type { Amount } from '../money/amount.ts'
import type { Result } from '../results/result.ts'

/** The words of `transactionStatus`. */
export type TransactionStatus = 'PROCESSING' | 'SUCCESS' | 'FAIL' | 'CANCELLED'

/** Money taken from an authorization. */
export interface Capture {
  readonly captureId: string
  readonly captureRequestId: string
  readonly paymentId: string
  readonly amount: Amount
  status: TransactionStatus
  result: Result
  finishedAt?: number | undefined
  callOff?: (() => void) | undefined
}
