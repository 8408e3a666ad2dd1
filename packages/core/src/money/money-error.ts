import { errorDocs } from '../errors/error-docs.ts'

// A registered symbol, so that an error made by a second copy of this package is recognized too.
const MONEY_ERROR = Symbol.for('paystate.money_error')

/** Why an amount, a currency or a decimal string was refused; stable, for programs to branch on. */
export type MoneyErrorCode =
  | 'unknown_currency'
  | 'not_a_safe_integer'
  | 'negative_amount'
  | 'too_many_decimals'
  | 'malformed_decimal'
  | 'currency_without_minor_unit'
  | 'currency_mismatch'

/**
 * The error of everything in this package that reads, writes or adds amounts.
 *
 * Its message says what to do, and repeats nothing of the input but three letters, so it
 * is safe to log. Recognize it with {@link isMoneyError}: `instanceof` fails where two copies of the
 * package meet.
 */
export class MoneyError extends RangeError {
  override readonly name = 'MoneyError'
  readonly code: MoneyErrorCode
  /** Where the code is explained. Not part of the message, which stays short. */
  readonly docs: string
  readonly [MONEY_ERROR] = true

  constructor(code: MoneyErrorCode, message: string) {
    super(message)
    this.code = code
    this.docs = errorDocs(`moneyerror-${code}`)
  }

  /** The message, and where the code is explained. */
  override toString(): string {
    return `${super.toString()}\n${this.docs}`
  }
}

/**
 * Whether a caught value is a {@link MoneyError}, also one from another copy of this package.
 *
 * @example
 * ```ts
 * import { isMoneyError, money } from '@paystate/core'
 *
 * try {
 *   money('EUR', 10.5)
 * } catch (error) {
 *   if (!isMoneyError(error)) throw error
 *   console.error(error.code) // 'not_a_safe_integer'
 * }
 * ```
 */
export function isMoneyError(value: unknown): value is MoneyError {
  return (
    typeof value === 'object' &&
    value !== null &&
    MONEY_ERROR in value &&
    value[MONEY_ERROR] === true
  )
}
