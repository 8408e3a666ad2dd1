import { accept, type Checked, refuse } from './checked.ts'
import { CURRENCIES, CURRENCIES_PUBLISHED } from './currencies.ts'
import { WITHDRAWN_CURRENCIES } from './withdrawn-currencies.ts'

// A Map: an object has 'constructor' too.
const EXPONENTS = new Map(
  [...WITHDRAWN_CURRENCIES, ...CURRENCIES].map(({ code, exponent }) => [code, exponent] as const),
)

/**
 * Reads a currency that has a minor unit, with the exponent that ISO 4217 gives it, or gave it
 * before it was withdrawn: what was paid in it can still be refunded.
 */
export function checkCurrency(value: unknown): Checked<{ code: string; exponent: number }> {
  if (value === undefined) return refuse('unknown_currency', `is missing: ${GIVE_A_CODE}`)
  if (typeof value !== 'string')
    return refuse('unknown_currency', `must be a string: ${GIVE_A_CODE}`)
  const exponent = EXPONENTS.get(value)
  if (exponent === undefined) return refuse('unknown_currency', whyUnknown(value))
  if (exponent === 'none') return refuse('currency_without_minor_unit', withoutMinorUnit(value))
  return accept({ code: value, exponent })
}

const GIVE_A_CODE = 'give the ISO 4217 code, such as "EUR"'

/** Repeats three letters at most: anything longer could be something that must not be logged. */
function whyUnknown(word: string): string {
  if (!/^[A-Za-z]{3}$/.test(word)) return `must be a code of three capital letters: ${GIVE_A_CODE}`
  const capitals = word.toUpperCase()
  if (capitals !== word) return `must be in capital letters: "${capitals}", not "${word}"`
  const list = `ISO 4217 list one of ${CURRENCIES_PUBLISHED}`
  return `"${word}" is not in ${list}: give the code of a current currency`
}

function withoutMinorUnit(code: string): string {
  return `"${code}" has no minor unit in ISO 4217: give the currency that the payer pays in`
}
