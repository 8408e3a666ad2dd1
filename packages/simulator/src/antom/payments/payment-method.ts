/** What Antom's documents say of one payment method, as far as it changes what a call does. */
export interface PaymentMethod {
  /** The `paymentMethodType` on the wire. */
  readonly type: string
  /** What a payer reads. */
  readonly label: string
  /** Milliseconds until an unpaid payment is closed. */
  readonly closesAfter: number
  /** Whether paying takes the money at once, or authorizes it for a capture. */
  readonly steps: 'one' | 'two'
  /** How long the payer's bank takes to confirm what the payer did; such a payment is PENDING. */
  readonly confirmedAfter?: number | undefined
  /** Whether the payer scans a code, which is told beside the page. */
  readonly showsCode?: boolean | undefined
  readonly cancel: 'until_next_day' | 'seven_days' | 'before_payment' | 'never'
  readonly refund: 'at_once' | 'later' | 'never'
  readonly refundsInParts: boolean
  readonly refundsRepeatedly: boolean
  /** The only currencies it takes; any when left out. */
  readonly currencies?: readonly string[] | undefined
  /** Smallest payment and refund, in minor units. */
  readonly minimum?: number | undefined
  /** Amounts are a multiple of this many minor units. */
  readonly multipleOf?: number | undefined
}
