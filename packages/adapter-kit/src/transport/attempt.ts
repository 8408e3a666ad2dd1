import type { AsOf, Instant, LeaveLimit, ProviderTime } from '@paystate/core'
import type { ConnectFailure, Transmission } from '@paystate/core/adapter'
import type { HttpResponse, WireHeaders } from './http-response.ts'
import type { ClockReading } from './provider-time.ts'

/** One request, exactly as it is sent. */
export interface AttemptRequest {
  /** For observers, e.g. `refund_payment`. */
  readonly operation: string
  readonly reference?: string | undefined
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly url: string
  /** Created when the attempt begins: a signature covers the time. */
  readonly headers?: (() => WireHeaders | Promise<WireHeaders>) | undefined
  /** The exact bytes to send. */
  readonly body?: Uint8Array<ArrayBuffer> | undefined
  /** Milliseconds until the attempt is given up. */
  readonly deadlineMs: number
  /** Checked last, right before the headers are written. */
  readonly mustLeaveBefore?: LeaveLimit | undefined
  /** The installed client of the provider would have sent other bytes; observers are told. */
  readonly differsFromClient?: true | undefined
  readonly signal?: AbortSignal | undefined
}

/** A fetch that belongs to one attempt. It sends that attempt's request once, or refuses. */
export type AttemptFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** Sends the request of an attempt with an HTTP library. What it returns is ignored. */
export type AttemptCall = (fetch: AttemptFetch) => Promise<unknown>

/** The result of one attempt. */
export type Attempt = AnsweredAttempt | FailedAttempt

/** When an attempt ran, by every clock, and how far its request got. */
export interface AttemptTimes {
  readonly begunAt: Instant
  readonly endedAt: Instant
  /** The same two moments in milliseconds of the monotonic clock of this process. */
  readonly monotonic: { readonly begun: number; readonly ended: number }
  /** The same two by the provider's clock, where it is known. */
  readonly begunBy?: ProviderTime
  readonly endedBy?: ProviderTime
  readonly transmission: Transmission
}

/** A response arrived, whatever it says. */
export interface AnsweredAttempt extends AttemptTimes, HttpResponse {
  readonly end: 'answered'
  readonly asOf: AsOf & { readonly begun: number }
  /**
   * The sequence or the clock failed after the request was sent: `asOf.received` is too small, so nothing may
   * be ordered by it. The response still counts, and a fresh read is due.
   */
  readonly orderLost?: true
  /** The provider's time, where the response reports it. */
  readonly clockReading?: ClockReading
}

/** No response arrived, or none that could be read. */
export interface FailedAttempt extends AttemptTimes {
  readonly end:
    | 'not_sendable'
    | 'not_started'
    | 'too_late'
    | 'not_connected'
    | 'aborted'
    | 'timed_out'
    | 'connection_lost'
    | 'too_large'
    | 'no_response'
  /** Why no connection could be made. */
  readonly connectFailure?: ConnectFailure
}
