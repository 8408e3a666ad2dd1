import { accept, type Checked, refuse } from './checked.ts'

/** Reads an amount from an application: a safe integer, zero or more. */
export function checkMinorUnits(value: unknown): Checked<number> {
  const integer = checkSafeInteger(value)
  if (integer.ok && integer.value < 0) {
    return refuse('negative_amount', 'must not be negative: give zero or more')
  }
  return integer
}

/** Reads a safe integer of either sign; `-0` becomes `0`, so that equal amounts compare equal. */
export function checkSafeInteger(value: unknown): Checked<number> {
  if (typeof value !== 'number') return refuse('not_a_safe_integer', whyNoNumber(value))
  if (!Number.isSafeInteger(value)) return refuse('not_a_safe_integer', whyNotSafe(value))
  return accept(value + 0)
}

const COUNT = 'count whole minor units, 1050 for 10.50 EUR'

function whyNoNumber(value: unknown): string {
  if (value === undefined) return `is missing: ${COUNT}`
  if (value === null) return `must be a number, not null: ${COUNT}`
  return `must be a number, not of type ${typeof value}: ${COUNT}`
}

function whyNotSafe(value: number): string {
  if (Number.isNaN(value)) return `must be a number, not NaN: ${COUNT}`
  if (Number.isFinite(value) && !Number.isInteger(value)) return `must be an integer: ${COUNT}`
  return `must be within Number.MAX_SAFE_INTEGER (${Number.MAX_SAFE_INTEGER})`
}
