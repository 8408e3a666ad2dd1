import type { Instant } from '@paystate/core'
import type { ShopPayment } from '../payments/shop-payment.ts'

/** Where payments are kept. A durable engine can take this place. */
export interface PaymentStore {
  /**
   * Keeps a payment that is based on the newest revision, and gives it back with its new one.
   *
   * `stale`: somebody else was quicker, with this payment or with this attempt of its order.
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
  /** Our name of the order. */
  readonly order?: string
  /** The provider's id of the payment. */
  readonly id?: string
  /** Only those with something to do by then. */
  readonly dueBy?: Instant
  /** Only those that this run of the simulator knows. */
  readonly simulation?: string
}
