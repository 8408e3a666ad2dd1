import type { Instant, Money } from '@paystate/core'

/** A purchase. One order may take several payments, one after another. */
export interface Order {
  /** Our reference of the order; part of its URL. */
  readonly reference: string
  /** The id of the product. */
  readonly product: string
  readonly description: string
  readonly amount: Money
  readonly placedAt: Instant
}
