import type { Instant, Money } from '@paystate/core'

/** What somebody wants to buy. One order may take several payments, one after the other. */
export interface Order {
  /** Our name of the order; it stands in its address. */
  readonly reference: string
  /** The id of the product. */
  readonly product: string
  readonly description: string
  readonly amount: Money
  readonly placedAt: Instant
}
