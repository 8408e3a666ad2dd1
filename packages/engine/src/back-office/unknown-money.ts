import type { Instant } from '@paystate/core'
import type { Services } from '../engine/services.ts'
import { readUnknownMoney, type UNKNOWN_AGES } from '../store/health/unknown-money.ts'
import type { OperationKind } from '../store/operations/operation-kind.ts'
import type { Named } from '../store/statements/named.ts'
import type { Sum } from '../store/statements/sum.ts'

/** For how long something has been unknown. */
export type UnknownAge = (typeof UNKNOWN_AGES)[number]

/** What several amounts come to. */
export interface MoneySum {
  readonly currency: string
  readonly minorUnits: Sum
}

/** Money that may or may not have moved, by age, provider, kind and currency. */
export interface UnknownMoney {
  readonly age: UnknownAge
  readonly instance: string
  readonly kind: Named<OperationKind>
  readonly amount: MoneySum
  /** How many operations it is made of. */
  readonly operations: number
  /** Since when the oldest of them has been unknown. */
  readonly since: Instant
}

/** How much money is unknown now, and for how long; the oldest first. `list({ unknown: true })` names it. */
export type ReadUnknownMoney = () => Promise<readonly UnknownMoney[]>

export function createUnknownMoney({ store }: Services): ReadUnknownMoney {
  return async () => {
    const sums = await readUnknownMoney(store)
    return sums.map(({ currency, minorUnits, ...sum }) => ({
      ...sum,
      amount: { currency, minorUnits },
    }))
  }
}
