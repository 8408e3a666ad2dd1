import { MoneyError, type MoneyErrorCode } from './money-error.ts'

/** One field of an amount: what it was read as, or why it was refused. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: MoneyErrorCode; readonly message: string }

export function accept<T>(value: T): Checked<T> {
  return { ok: true, value }
}

/** @param message Continues the name of the field: `minorUnits` + " must be …". */
export function refuse(code: MoneyErrorCode, message: string): Checked<never> {
  return { ok: false, code, message }
}

/** The value of a checked field, or its refusal thrown under the name of the field. */
export function demand<T>(checked: Checked<T>, field: string): T {
  if (!checked.ok) throw new MoneyError(checked.code, `${field} ${checked.message}`)
  return checked.value
}
