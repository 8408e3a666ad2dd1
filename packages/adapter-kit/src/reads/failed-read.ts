import { type ErrorCode, type Instant, PaymentError } from '@paystate/core'

/** The error of a read whose response is not what was requested. */
export function failedRead(
  code: ErrorCode,
  details: {
    readonly provider: string
    readonly what: string
    readonly httpStatus?: number
    readonly retryAfter?: Instant | undefined
  },
): PaymentError {
  const money = 'A read moves no money.'
  return new PaymentError(code, { ...details, money })
}
