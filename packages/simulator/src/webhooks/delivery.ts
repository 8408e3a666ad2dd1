/** How one attempt to deliver a webhook went. */
export interface DeliveryAttempt {
  /** Epoch milliseconds of the simulator's clock. */
  readonly at: number
  readonly outcome:
    | 'accepted' // answered as the provider asks for
    | 'rejected' // answered otherwise
    | 'unreachable' // no connection, or a host that is never contacted from here
    | 'timed_out'
    | 'lost' // never sent, by a fault
  /** The HTTP status of the answer. */
  readonly status?: number | undefined
}

/** One webhook: a message to one address, sent until it is accepted or the schedule ends. */
export interface Delivery {
  /** 1, 2, 3 … in the order in which they came up. */
  readonly sequence: number
  /** Or what else it is about: a ping is about the subscription that it goes to. */
  readonly paymentId: string
  readonly url: string
  /** What it tells of: `payment.paid`, `refund.processing` … */
  readonly event: string
  readonly body: string
  readonly attempts: readonly DeliveryAttempt[]
  readonly state: 'waiting' | 'accepted' | 'given_up'
}
