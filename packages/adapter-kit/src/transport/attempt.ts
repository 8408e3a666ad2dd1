import type { AsOf, Instant } from '@paystate/core'
import type { Transmission } from '@paystate/core/adapter'
import type { Answer, WireHeaders } from './answer.ts'

/** Sends the one request of an attempt with the traced fetch. What it returns is not looked at. */
export type AttemptCall = () => Promise<unknown>

export interface AttemptRequest {
  /** For observers, e.g. `refund_payment`. */
  readonly operation: string
  readonly reference?: string | undefined
  /** Made when the attempt begins: a signature is made over the time. */
  readonly headers?: (() => WireHeaders | Promise<WireHeaders>) | undefined
  /** The exact bytes to send. */
  readonly body?: Uint8Array<ArrayBuffer> | undefined
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

export interface AnsweredAttempt extends AttemptTimes, Answer {
  readonly end: 'answered'
}

export interface FailedAttempt extends AttemptTimes {
  readonly end:
    | 'not_sendable'
    | 'not_connected'
    | 'aborted'
    | 'timed_out'
    | 'connection_lost'
    | 'too_large'
}
