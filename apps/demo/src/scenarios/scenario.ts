import type { PaymentStatus } from '@paystate/core'
import type { Order } from '../orders/order.ts'
import type { Stage } from './open-stage.ts'

/** One scenario, and its expected result at each provider. */
export interface Scenario {
  readonly name: string
  /** Runs it and returns the order that it was about. */
  play(stage: Stage): Promise<Order>
  readonly expected: Readonly<Record<string, Expected>>
}

export interface Expected {
  /** The provider's own word. */
  readonly providerStatus: string
  readonly status: PaymentStatus
  /** In minor units. Default: 0. */
  readonly captured?: number
  readonly refunded?: number
  readonly reversed?: number
  /** How many refunds the provider really has. Default: 0. */
  readonly refunds?: number
  /** A note that explains the row. */
  readonly note?: string
}
