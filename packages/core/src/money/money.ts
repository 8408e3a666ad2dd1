import { checkCurrency } from './check-currency.ts'
import { checkMinorUnits, checkSafeInteger } from './check-minor-units.ts'
import { type Checked, demand } from './checked.ts'
import { MoneyError } from './money-error.ts'

/**
 * An amount in one currency, counted in whole minor units; never a float.
 *
 * The minor unit is that of ISO 4217, also where a provider counts differently: 1050 EUR is 10.50,
 * 1050 JPY is 1050 yen, 1050 KWD is 1.050. So the same value means the same amount at every provider.
 */
export interface Money {
  /** ISO 4217 code in capital letters. */
  readonly currency: string
  /** A safe integer. Negative only where a reader allowed it, or as a difference. */
  readonly minorUnits: number
}

/** What is wrong with one field of an amount, without repeating the value. */
export interface MoneyFault {
  /** `currency`, `minorUnits`, the name of an unknown field, or `''` for the amount itself. */
  readonly path: string
  /** Continues the name of the field: "must be …". */
  readonly message: string
}

/**
 * Makes an amount, and refuses what is not one.
 *
 * @param currency ISO 4217 code in capital letters.
 * @param minorUnits A safe integer, zero or more; `-0` becomes `0`.
 * @throws {MoneyError} `unknown_currency`, `currency_without_minor_unit`, `not_a_safe_integer` or
 *   `negative_amount`.
 *
 * @example
 * ```ts
 * import { money } from '@paystate/core'
 *
 * const price = money('EUR', 1050) // 10.50 EUR
 * ```
 */
export function money(currency: string, minorUnits: number): Money {
  return {
    currency: demand(checkCurrency(currency), 'currency').code,
    minorUnits: demand(checkMinorUnits(minorUnits), 'minorUnits'),
  }
}

/**
 * Reads an amount from unchecked input, and names everything that is wrong with it.
 *
 * Strict: an object with exactly `currency` and `minorUnits`, under the rules of {@link money}. The
 * result is a new object; `-0` becomes `0`. Never throws for a plain value.
 *
 * @example
 * ```ts
 * import { checkMoney } from '@paystate/core'
 *
 * const checked = checkMoney(JSON.parse('{ "currency": "EUR", "minorUnits": "1050" }'))
 * if (!checked.ok) {
 *   for (const { path, message } of checked.issues) console.error(path, message)
 * }
 * ```
 */
export function checkMoney(
  value: unknown,
): { ok: true; money: Money } | { ok: false; issues: readonly MoneyFault[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, issues: [{ path: '', message: NOT_AN_OBJECT }] }
  }
  // Own fields only, each read once, so that a getter cannot return two values.
  const fields = new Map<string, unknown>(Object.entries(value))
  const currency = checkCurrency(fields.get('currency'))
  const minorUnits = checkMinorUnits(fields.get('minorUnits'))
  const stray = strayFields([...fields.keys()])
  if (currency.ok && minorUnits.ok && stray.length === 0) {
    return { ok: true, money: { currency: currency.value.code, minorUnits: minorUnits.value } }
  }
  const issues = [...faultsOf('currency', currency), ...faultsOf('minorUnits', minorUnits)]
  return { ok: false, issues: [...issues, ...stray] }
}

/**
 * Whether two amounts have the same currency and minor units.
 *
 * @example
 * ```ts
 * import { money, sameMoney } from '@paystate/core'
 *
 * sameMoney(money('EUR', 1050), money('EUR', 1050)) // true
 * sameMoney(money('EUR', 1050), money('USD', 1050)) // false
 * ```
 */
export function sameMoney(one: Money, other: Money): boolean {
  return one.currency === other.currency && one.minorUnits === other.minorUnits
}

/**
 * The sum of two amounts of one currency.
 *
 * @throws {MoneyError} `currency_mismatch`, or `not_a_safe_integer` when the sum (or an input) is
 *   beyond the safe integers.
 *
 * @example
 * ```ts
 * import { addMoney, money } from '@paystate/core'
 *
 * addMoney(money('EUR', 1050), money('EUR', 250)) // { currency: 'EUR', minorUnits: 1300 }
 * ```
 */
export function addMoney(one: Money, other: Money): Money {
  return combine(one, other, (left, right) => left + right)
}

/**
 * The first amount minus the second. It may be negative: compare first where that would be wrong.
 *
 * @throws {MoneyError} `currency_mismatch`, or `not_a_safe_integer` when the difference (or an input)
 *   is beyond the safe integers.
 *
 * @example
 * ```ts
 * import { money, subtractMoney } from '@paystate/core'
 *
 * subtractMoney(money('EUR', 1050), money('EUR', 250)) // { currency: 'EUR', minorUnits: 800 }
 * ```
 */
export function subtractMoney(one: Money, other: Money): Money {
  return combine(one, other, (left, right) => left - right)
}

const NOT_AN_OBJECT = 'must be an object such as { currency: "EUR", minorUnits: 1050 }'

function faultsOf(path: string, checked: Checked<unknown>): readonly MoneyFault[] {
  return checked.ok ? [] : [{ path, message: checked.message }]
}

function strayFields(names: readonly string[]): readonly MoneyFault[] {
  return names
    .filter((name) => name !== 'currency' && name !== 'minorUnits')
    .map((path) => ({ path, message: 'is not a known field: give currency and minorUnits only' }))
}

function combine(one: Money, other: Money, operate: (left: number, right: number) => number) {
  if (one.currency !== other.currency) {
    throw new MoneyError('currency_mismatch', 'both amounts must be in the same currency')
  }
  const left = demand(checkSafeInteger(one.minorUnits), 'minorUnits')
  const right = demand(checkSafeInteger(other.minorUnits), 'minorUnits')
  const minorUnits = demand(checkSafeInteger(operate(left, right)), 'the result')
  return { currency: one.currency, minorUnits }
}
