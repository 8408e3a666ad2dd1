import { type Money, parseMinorUnits, type Reported } from '@paystate/core'
import { z } from 'zod'
import { isDocumentedCurrency } from './check-amount.ts'

/** How amounts are written on the wire: whole smallest units as a string of digits. */
export interface WireAmount {
  readonly currency: string
  readonly value: string
}

export function toAntom({ currency, minorUnits }: Money): WireAmount {
  return { currency, value: String(minorUnits) }
}

const wireAmount = z.object({ currency: z.string(), value: z.union([z.string(), z.number()]) })

/** Reads an amount, its value text or a number; undefined where it is none that we can count. */
export function fromAntom(value: unknown): Money | undefined {
  const { data } = wireAmount.safeParse(value)
  if (!data) return undefined
  const { currency, value: digits } = data
  const code = currency.trim().toUpperCase()
  if (!isDocumentedCurrency(code)) return undefined
  try {
    return parseMinorUnits(typeof digits === 'string' ? digits.trim() : digits, code)
  } catch {
    return undefined
  }
}

/** Minor units of one currency; an amount in another currency is not reported. */
export function minorUnitsIn(
  currency: string | undefined,
  amount: Money | undefined,
): Reported<number> {
  return amount !== undefined && amount.currency === currency ? amount.minorUnits : 'not_reported'
}

/** One amount that was not reported leaves the sum not reported. */
export function sum(amounts: readonly Reported<number>[]): Reported<number> {
  let total = 0
  for (const amount of amounts) {
    if (amount === 'not_reported') return 'not_reported'
    total += amount
  }
  return total
}
