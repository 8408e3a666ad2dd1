import type { TrackedPayment } from '@paystate/engine'
import type { OperationKind } from '../operations/operation.ts'
import type { Trouble } from './troubles.ts'

/** The simulated providers as the shop's pages see them: faults on demand, and what really happened. */
export interface Simulation {
  /** Identifies the providers' state across restarts that keep it. */
  readonly id: string
  /** The page that controls everything else about the providers. */
  readonly controlUrl: string
  /** Works while the requests of an operation fail; the trouble ends with the work. */
  during<T>(troubled: Troubled, work: () => Promise<T>): Promise<T>
  /**
   * Works until the provider has applied a request of the operation. Its response never comes, and none to a repeat.
   * Ends with the work where that sent nothing.
   */
  stall<T>(
    operation: Omit<Troubled, 'trouble' | 'times'>,
    work: () => Promise<T>,
  ): Promise<Stalled<T>>
  /** What really happened to the money, whatever the response said. */
  truthOf(payment: TrackedPayment): Truth
  /** Moves the providers' time forward; the shop's moves with it. */
  moveTime(milliseconds: number): Promise<void>
  canChargeBack(payment: TrackedPayment): boolean
  /** The payer's bank takes the money back; does nothing if there is none. */
  chargeBack(payment: TrackedPayment): Promise<void>
}

/** How far work came whose request gets no response. */
export type Stalled<T> =
  | { readonly kind: 'stalled' }
  | { readonly kind: 'ended'; readonly value: T }

/** What goes wrong, with which requests. */
export interface Troubled {
  readonly trouble: Trouble
  readonly provider: string
  readonly kind: OperationKind
  /** How many requests in a row. Default: what the trouble says. */
  readonly times?: number | undefined
}

export interface Truth {
  /** How many payments the provider has under our reference: more than one would be a double charge. */
  readonly payments: number
  readonly refunds: number
  /** Minor units that went back, by refunds, cancels and the bank together, beyond what was charged. */
  readonly returnedTooMuch: number
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
