import type { Instant, Money } from '@paystate/core'

/** A purchase. One order may take several payments, one after another. */
export interface Order {
  /** Our reference of the order; part of its URL. */
  readonly reference: string
  /** The id of the product. */
  readonly product: string
  readonly description: string
  readonly amount: Money
  /** `manual`: the money is reserved first, and taken when the shop captures it. */
  readonly capture: 'automatic' | 'manual'
  readonly placedAt: Instant
  /** When the payer last came back from the provider's page. */
  readonly returnedAt?: Instant
  /** When the warehouse was told that it is paid. */
  readonly shippedAt?: Instant
}
