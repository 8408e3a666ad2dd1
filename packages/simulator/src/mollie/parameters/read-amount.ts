import { isSupportedCurrency, type Money, toMinorUnits } from '../money/money.ts'
import { unprocessable } from '../refusals/refusal.ts'
import { type Body, isObject } from './body.ts'
import { nonExistent } from './unknown-parameters.ts'

/** Reads `amount`: text with exactly the currency's decimals. Numbers are refused. */
export function readAmount(body: Body, missing: string): Money {
  const { amount } = body
  if (amount === undefined || amount === null) throw unprocessable(missing, 'amount')
  if (!isObject(amount)) throw unprocessable('The amount contains an invalid value', 'amount')
  const { currency, value } = amount
  if (typeof currency !== 'string' || !isSupportedCurrency(currency)) {
    throw unprocessable('The amount contains an invalid currency', 'amount.currency')
  }
  const minorUnits = typeof value === 'string' ? toMinorUnits(value, currency) : undefined
  if (minorUnits === undefined) {
    throw unprocessable('The amount contains an invalid value', 'amount.value')
  }
  const unknown = Object.keys(amount).find((name) => name !== 'currency' && name !== 'value')
  if (unknown !== undefined) {
    throw nonExistent('body', {
      name: `amount.${unknown}`,
      known: ['amount.currency', 'amount.value'],
    })
  }
  return { currency, minorUnits }
}
