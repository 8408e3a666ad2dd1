import type { Instant } from '@paystate/core'
import type { ShopPayment } from '../payments/shop-payment.ts'

/** Where payments are stored. A durable engine can take its place. */
export interface PaymentStore {
  /**
   * Saves a payment that is based on the newest revision, and returns it with its new one.
   *
   * `stale`: another change to this payment, or another payment for this attempt, was faster.
   */
  save(payment: ShopPayment): Promise<ShopPayment | 'stale'>
  find(reference: string): Promise<ShopPayment | undefined>
  /** Newest order first, the attempts of an order in their order. */
  list(filter?: PaymentFilter): Promise<readonly ShopPayment[]>
  /** Calls the listener after each save; returns a function that ends it. */
  watch(listener: (payment: ShopPayment) => void): () => void
  close(): Promise<void>
}

export interface PaymentFilter {
  /** Our reference of the order. */
  readonly order?: string
  /** The provider's id of the payment. */
  readonly id?: string
  /** Only those that are due by then. */
  readonly dueBy?: Instant
  /** Only those that this run of the simulator knows. */
  readonly simulation?: string
}
