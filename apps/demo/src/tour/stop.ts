import type { Order } from '../orders/order.ts'
import type { Stage } from '../scenarios/open-stage.ts'

export const PROVIDERS = ['mollie', 'antom'] as const

export type ProviderId = (typeof PROVIDERS)[number]

/** A state of an order, and the way there. */
export interface Stop {
  readonly name: string
  /** The only provider where it can happen. */
  readonly only?: ProviderId
  /** Brings a new order there. */
  go(given: Given): Promise<Order>
}

export interface Given {
  readonly stage: Stage
  readonly provider: ProviderId
}
