import type { Operation } from '../operations/operation.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import type { Trouble } from './troubles.ts'

/** The simulated provider as the shop's pages see it: a switch for troubles, and what really happened. */
export interface Simulation {
  /** Names what the providers know, over every restart that keeps their state. */
  readonly id: string
  /** The page on which everything else can be done to the providers. */
  readonly controlUrl: string
  /** Lets the next call about an operation go wrong. */
  arm(trouble: Trouble, about: Written): Promise<void>
  /** What really happened to the money, whatever was answered. */
  truthOf(payment: ShopPayment): Truth
  /** Moves the time of the providers on; the shop's moves with it. */
  moveTime(milliseconds: number): Promise<void>
  canChargeBack(payment: ShopPayment): boolean
  /** The payer's bank takes the money back; nothing happens where there is none to take. */
  chargeBack(payment: ShopPayment): Promise<void>
}

/** What was written down and is about to be sent. */
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
  /** The ledger's word, e.g. `captured`. */
  readonly what: string
  readonly amount: { readonly currency: string; readonly minorUnits: number }
  /** Our reference of the operation, where the provider was given one. */
  readonly reference?: string
}
