import type { Operation } from '../operations/operation.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import type { Trouble } from './troubles.ts'

/** The simulated provider as the shop's pages see it: faults on demand, and what really happened. */
export interface Simulation {
  /** Identifies the providers' state across restarts that keep it. */
  readonly id: string
  /** The page that controls everything else about the providers. */
  readonly controlUrl: string
  /** Makes the next call about an operation fail. */
  arm(trouble: Trouble, about: Written): Promise<void>
  /** What really happened to the money, whatever the response said. */
  truthOf(payment: ShopPayment): Truth
  /** Moves the providers' time forward; the shop's moves with it. */
  moveTime(milliseconds: number): Promise<void>
  canChargeBack(payment: ShopPayment): boolean
  /** The payer's bank takes the money back; does nothing if there is none. */
  chargeBack(payment: ShopPayment): Promise<void>
}

/** What was stored and is about to be sent. */
export interface Written {
  readonly operation: Operation
  readonly payment: ShopPayment
}

export interface Truth {
  /** How many payments the provider has under our reference: more than one would be a double charge. */
  readonly payments: number
  readonly refunds: number
  readonly lines: readonly TruthLine[]
}

export interface TruthLine {
  readonly at: string
  /** The ledger's entry, e.g. `captured`. */
  readonly what: string
  readonly amount: { readonly currency: string; readonly minorUnits: number }
  /** Our reference of the operation, where the request carried one. */
  readonly reference?: string
}
