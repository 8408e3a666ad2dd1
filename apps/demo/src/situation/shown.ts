import type { Formats } from '../format/formats.ts'
import type { PaymentView } from '../payments/payment-view.ts'

/** The state of a payment, in words for the payer. It says nothing that evidence does not show. */
export interface Situation {
  /** One word or two, for a badge. */
  readonly label: string
  readonly tone: 'calm' | 'good' | 'doubt' | 'bad'
  readonly title: string
  readonly text: string
}

export interface Shown
  extends Pick<PaymentView, 'payment' | 'provider' | 'operations' | 'isAwaited'> {
  readonly formats: Formats
  /** The shop stopped in the middle of it. */
  readonly isInterrupted?: boolean
}
