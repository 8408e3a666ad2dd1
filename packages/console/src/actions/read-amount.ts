import { formatDecimal, isMoneyError, type Money, parseDecimal } from '@paystate/core'

/** Reads an amount as it was typed; never through a float. */
export function readAmount(
  typed: string,
  currency: string,
):
  | { readonly ok: true; readonly amount: Money }
  | { readonly ok: false; readonly message: string } {
  try {
    const amount = parseDecimal(currency, typed.trim())
    if (amount.minorUnits > 0) return { ok: true, amount }
    return { ok: false, message: `${NOTHING} The amount must be more than zero.` }
  } catch (error) {
    if (!isMoneyError(error)) throw error
    return { ok: false, message: `${NOTHING} ${MESSAGES.get(error.code) ?? writeLike(currency)}` }
  }
}

const NOTHING = 'Nothing was sent.'

/** Some currencies have no decimals. */
function writeLike(currency: string): string {
  const example = formatDecimal({ currency, minorUnits: 1250 })
  return `Enter the amount in digits${example.includes('.') ? ' with a point' : ''}, such as ${example}.`
}

const MESSAGES: ReadonlyMap<string, string> = new Map([
  ['too_many_decimals', 'The amount has more decimals than its currency.'],
  ['negative_amount', 'The amount must be more than zero.'],
  ['not_a_safe_integer', 'The amount is too large.'],
])
