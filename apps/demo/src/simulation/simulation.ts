import type { Operation } from '../operations/operation.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import type { Trouble } from './troubles.ts'

/** The simulated provider as the shop's pages see it: a switch for troubles, and what really happened. */
export interface Simulation {
  /** Names this run: another one knows nothing of what this one did. */
  readonly id: string
  /** Lets the next call about an operation go wrong. */
  arm(trouble: Trouble, about: Written): Promise<void>
  /** What really happened to the money, whatever was answered. */
  truthOf(payment: ShopPayment): Truth
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
