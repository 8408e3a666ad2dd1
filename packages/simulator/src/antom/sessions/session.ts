import type { Amount } from '../money/amount.ts'

/** A hosted checkout: one request id, several attempts to pay. */
export interface Session {
  readonly sessionId: string
  readonly paymentRequestId: string
  readonly amount: Amount
  readonly description: string
  readonly referenceOrderId: string
  readonly redirectUrl: string
  readonly notifyUrl?: string | undefined
  readonly metadata?: string | undefined
  readonly settlementCurrency?: string | undefined
  readonly captureMode: 'AUTOMATIC' | 'MANUAL'
  /** The only method of the session; the payer chooses when it is left out. */
  readonly methodType?: string | undefined
  /** Whether the payer stays on the merchant's own page. */
  readonly isElement: boolean
  /** Epoch milliseconds; no attempt begins after it. */
  readonly expiresAt: number
}
