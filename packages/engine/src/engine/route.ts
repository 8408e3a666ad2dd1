import type { Money } from '@paystate/core'

/** The input of a route. */
export interface RouteQuestion {
  readonly order: string
  readonly amount: Money
  /** Which attempt of the order, from 1. */
  readonly attempt: number
}

/**
 * Which instance takes a payment. A list is a failover: the next one is used when the one before provably
 * took nothing for a reason that is not the payer's.
 */
export type Route<Name extends string = string> = (
  question: RouteQuestion,
) => Name | readonly Name[] | Promise<Name | readonly Name[]>
