import type { Capture } from '../captures/capture.ts'
import type { Amount } from '../money/amount.ts'
import type { Refund } from '../refunds/refund.ts'
import type { Result } from '../results/result.ts'
import type { Card } from './card.ts'
import type { PaymentMethod } from './payment-method.ts'

/** The words of `paymentStatus`. */
export type PaymentStatus = 'PROCESSING' | 'PENDING' | 'SUCCESS' | 'FAIL' | 'CANCELLED'

/** What a merchant asked for. */
export interface PaymentOrder {
  readonly paymentRequestId: string
  readonly amount: Amount
  readonly method: PaymentMethod
  readonly paymentMethodId?: string | undefined
  readonly description: string
  /** Where the payer goes after the page; a till has no page. */
  readonly redirectUrl?: string | undefined
  readonly notifyUrl?: string | undefined
  readonly metadata?: string | undefined
  readonly merchantAccountId?: string | undefined
  /** What the merchant is settled in. */
  readonly settlementCurrency?: string | undefined
  /** Whether the amount is declared to customs. */
  readonly isDeclared?: boolean | undefined
  /** Whether the payer is on a phone, in a browser or an app, and can be sent to a wallet's app. */
  readonly isOnPhone?: boolean | undefined
  readonly captureMode: 'AUTOMATIC' | 'MANUAL'
  /** Epoch milliseconds; by the method when left out. */
  readonly closesAt?: number | undefined
  readonly sessionId?: string | undefined
  /** Stands for all that was asked, for an account that compares all of it. */
  readonly fingerprint?: string | undefined
}

/** A payment at the provider. */
export interface Payment extends Omit<PaymentOrder, 'amount'> {
  /** What was asked for first: a repeated `pay` is compared with it. */
  readonly orderedAmount: Amount
  /** What it is now; an authorization can be raised. */
  amount: Amount
  /** The amounts it was raised to, by their request ids. */
  readonly updates: Map<string, Amount>
  readonly paymentId: string
  readonly createdAt: number
  readonly captures: Capture[]
  readonly refunds: Refund[]
  status: PaymentStatus
  /** Why it failed, or what `pay` answered at once; a replay of `pay` answers the same. */
  outcome?: Result | undefined
  /** Whether `pay` itself told the outcome, without sending the payer anywhere. */
  isAnsweredAtOnce: boolean
  /** It needs no payer and ends later: neither `pay` nor an inquiry has a page for anyone. */
  isHeld?: boolean | undefined
  paidAt?: number | undefined
  card?: Card | undefined
  /** Minor units that the payer's wallet pays in the payer's place. */
  discount?: number | undefined
  /** Why the payer's bank will refuse, once the payer has done their part. */
  refusal?: Result | undefined
  /** No more can be captured: the last capture was said to be the last, or the time is over. */
  isFullyCaptured: boolean
  /** Ends the timer that closes an unpaid payment or an uncaptured authorization. */
  callOff?: (() => void) | undefined
}
