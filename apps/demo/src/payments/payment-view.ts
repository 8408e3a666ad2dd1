import type { TrackedPayment } from '@paystate/engine'
import type { Formats } from '../format/formats.ts'
import type { Operation } from '../operations/operation.ts'
import type { Order } from '../orders/order.ts'
import type { StoryLine } from '../story/story.ts'

/** A payment as pages show it: what the engine knows of it, and how it came to know that. */
export interface PaymentView {
  readonly payment: TrackedPayment
  /** The provider that made it, such as `mollie`. */
  readonly provider: string
  /** Oldest first; the first one creates the payment. */
  readonly operations: readonly Operation[]
  readonly story: readonly StoryLine[]
  readonly anomalies: readonly string[]
  /** The payer came back, and no read that began later has finished. */
  readonly isAwaited: boolean
  /** How its pages write amounts and times. */
  readonly formats: Formats
  /** Whether this shop can reach its provider: it is configured, and has not forgotten it. */
  readonly isReachable: boolean
}

/** An order with its payments, in the order of their attempts. */
export interface OrderView {
  readonly order: Order
  readonly payments: readonly PaymentView[]
}

/** The newest payment of an order. */
export function latestOf({ payments }: OrderView): PaymentView | undefined {
  return payments.at(-1)
}
