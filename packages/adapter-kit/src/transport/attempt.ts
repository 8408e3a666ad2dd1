import type { AsOf, Instant } from '@paystate/core'
import type { Transmission } from '@paystate/core/adapter'

export type AttemptCall = (signal: AbortSignal) => Promise<Response>

export interface AttemptRequest {
  /** For observers, e.g. `refund_payment`. */
  readonly operation: string
  readonly reference?: string | undefined
  /** Milliseconds of the clock until the attempt is given up. */
  readonly deadlineMs: number
  readonly signal?: AbortSignal | undefined
}

/** What became of one attempt. */
export type Attempt = AnsweredAttempt | FailedAttempt

export interface AttemptTimes {
  readonly asOf: AsOf & { readonly begun: number }
  readonly begunAt: Instant
  readonly endedAt: Instant
  readonly transmission: Transmission
}

export interface AnsweredAttempt extends AttemptTimes {
  readonly end: 'answered'
  readonly status: number
  readonly headers: Headers
  readonly body: Uint8Array
}

export interface FailedAttempt extends AttemptTimes {
  readonly end: 'not_connected' | 'aborted' | 'timed_out' | 'connection_lost' | 'too_large'
}
