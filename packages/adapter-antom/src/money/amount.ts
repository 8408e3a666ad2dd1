import { type Issue, type Money, parseMinorUnits, type Reported } from '@paystate/core'
import { z } from 'zod'
import { CURRENCIES, METHOD_AMOUNT_RULES } from './currencies.ts'

/** The JSON form of amounts: whole smallest units as a string of digits. */
export interface WireAmount {
  readonly currency: string
  readonly value: string
}

export function toAntom({ currency, minorUnits }: Money): WireAmount {
  return { currency, value: String(minorUnits) }
}

const wireAmount = z.object({ currency: z.string(), value: z.union([z.string(), z.number()]) })

/** Reads an amount, its value text or a number; undefined where it cannot be counted. */
export function fromAntom(value: unknown): Money | undefined {
  const { data } = wireAmount.safeParse(value)
  if (!data) return undefined
  const { currency, value: digits } = data
  const code = currency.trim().toUpperCase()
  if (!isDocumentedCurrency(code)) return undefined
  try {
    return parseMinorUnits(code, typeof digits === 'string' ? digits.trim() : digits)
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

/** One amount that was not reported makes the sum not reported. */
export function sum(amounts: readonly Reported<number>[]): Reported<number> {
  let total = 0
  for (const amount of amounts) {
    if (amount === 'not_reported') return 'not_reported'
    total += amount
  }
  return total
}

// A Map: an object has 'constructor' too.
const KNOWN = new Map(Object.entries(CURRENCIES))

/** Whether Antom documents the smallest unit of this currency. */
export function isDocumentedCurrency(currency: string): boolean {
  return KNOWN.has(currency)
}

/** The issues of an amount for Antom or for this payment method; nothing is ever rounded. */
export function checkAmount(amount: Money, paymentMethodType?: string): readonly Issue[] {
  const { currency, minorUnits } = amount
  const documented = KNOWN.get(currency)
  if (!documented) return [{ path: 'amount.currency', message: UNDOCUMENTED }]
  if (minorUnits <= 0) return [{ path: 'amount.minorUnits', message: 'must be more than zero' }]
  const step = Math.max(documented.multipleOf ?? 1, methodStep(currency, paymentMethodType))
  if (minorUnits % step === 0) return []
  const message = `must be a multiple of ${step} in ${currency}: it is not rounded`
  return [{ path: 'amount.minorUnits', message }]
}

const UNDOCUMENTED = 'is not among the currencies whose smallest unit the provider documents'

function methodStep(currency: string, paymentMethodType: string | undefined): number {
  const rule = METHOD_AMOUNT_RULES.find(
    (row) => row.paymentMethodType === paymentMethodType && row.currency === currency,
  )
  return rule?.multipleOf ?? 1
}
