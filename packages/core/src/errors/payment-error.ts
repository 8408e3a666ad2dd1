import type { Instant } from '../time/instant.ts'
import { errorDocs } from './error-docs.ts'
import { ERROR_TABLE, type ErrorCode } from './error-table.ts'
import { type Issue, issueSentence } from './issue.ts'

const MARK = Symbol.for('paystate.payment_error')

/** What an error may carry. Nothing here is a secret, a header, a body or card data. */
export interface PaymentErrorDetails {
  /** What happened, as a sentence. */
  readonly what: string
  /** Which provider the request went to. */
  readonly provider?: string | undefined
  /** Which operation it was, e.g. `refund_payment`. */
  readonly operation?: string | undefined
  /** The reference of the operation, or the id that was looked up. */
  readonly reference?: string | undefined
  /** The application's id of the order, where it is known. */
  readonly order?: string | undefined
  /** The provider's own code, verbatim. */
  readonly providerCode?: string | undefined
  /** The HTTP status of the response. */
  readonly httpStatus?: number | undefined
  /** Everything that is wrong with the input. */
  readonly issues?: readonly Issue[] | undefined
  /** Not before this time. */
  readonly retryAfter?: Instant | undefined
  /** Overrides the table's sentence about the money, where more is proven, or less. */
  readonly money?: string | undefined
  /** Overrides the table's sentence on what to do. */
  readonly advice?: string | undefined
  /** The full message, where this error was stored and read back. */
  readonly message?: string | undefined
}

/**
 * The one error class of paystate. Its message says what happened, to which operation, what it means for the
 * money and what to do next. It is safe to log: it has no request, no response and no cause.
 */
export class PaymentError extends Error {
  readonly code: ErrorCode
  declare readonly provider: string | undefined
  declare readonly operation: string | undefined
  declare readonly reference: string | undefined
  declare readonly order: string | undefined
  declare readonly providerCode: string | undefined
  declare readonly httpStatus: number | undefined
  readonly issues: readonly Issue[]
  declare readonly retryAfter: Instant | undefined
  /** Where the code is explained. Neither stored nor part of the message, which stays short. */
  readonly docs: string

  constructor(code: ErrorCode, details: PaymentErrorDetails) {
    super(details.message ?? sentence(code, details))
    this.name = 'PaymentError'
    this.code = code
    this.issues = details.issues ?? []
    const { provider, operation, reference, order, providerCode, httpStatus, retryAfter } = details
    const rest = { provider, operation, reference, order, providerCode, httpStatus, retryAfter }
    for (const [name, value] of Object.entries(rest)) {
      if (value !== undefined) Reflect.set(this, name, value) // a log shows what there is
    }
    this.docs = errorDocs(code) // its own property: what an uncaught error prints shows it
    Object.defineProperty(this, MARK, { value: true })
  }

  /** The message, and where the code is explained. */
  override toString(): string {
    return `${super.toString()}\n${this.docs}`
  }

  /** Every field and the message, which `JSON.stringify` of an error would lose. */
  toJSON(): StoredPaymentError {
    const { code, message, provider, operation, reference, order } = this
    const { providerCode, httpStatus, issues, retryAfter } = this
    return {
      name: 'PaymentError',
      code,
      message,
      ...(provider !== undefined && { provider }),
      ...(operation !== undefined && { operation }),
      ...(reference !== undefined && { reference }),
      ...(order !== undefined && { order }),
      ...(providerCode !== undefined && { providerCode }),
      ...(httpStatus !== undefined && { httpStatus }),
      ...(issues.length > 0 && { issues }),
      ...(retryAfter !== undefined && { retryAfter }),
    }
  }
}

/** An error as `JSON.stringify` stores it. */
export interface StoredPaymentError
  extends Omit<PaymentErrorDetails, 'what' | 'money' | 'advice' | 'message'> {
  readonly name: 'PaymentError'
  readonly code: ErrorCode
  readonly message: string
}

/** Recognizes a PaymentError, also one from another copy of this package. Never throws, whatever was thrown. */
export function isPaymentError(value: unknown): value is PaymentError {
  try {
    return value instanceof Error && MARK in value
  } catch {
    return false // a proxy whose traps throw
  }
}

function sentence(code: ErrorCode, details: PaymentErrorDetails): string {
  const { money, advice } = ERROR_TABLE[code]
  const order = details.order === undefined ? undefined : `of order ${details.order}`
  const names = [details.operation, details.reference, order]
    .filter((name) => name !== undefined)
    .join(' ')
  const subject = details.provider
    ? [names, `at ${details.provider}`].filter(Boolean).join(' ')
    : names
  const { issues = [] } = details
  const what = issues.length > 0 ? `${details.what} ${issueSentence(issues)}` : details.what
  return [
    subject ? `${subject}: ${what}` : what,
    details.money ?? money,
    details.advice ?? advice,
  ].join(' ')
}
