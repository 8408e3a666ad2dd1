import type { ErrorCode, LeaveLimit, PaymentError, Prepared } from '@paystate/core'
import { failedRead } from '../reads/failed-read.ts'
import { readError } from '../reads/read-error.ts'
import { errorOfStatus } from '../responses/error-of-status.ts'
import { retryAfterIn } from '../responses/retry-after.ts'
import type { AnsweredAttempt, Attempt } from '../transport/attempt.ts'
import type { WireHeaders } from '../transport/http-response.ts'
import type { Transport } from '../transport/transport.ts'
import { jsonOf } from '../webhooks/raw-body.ts'

/** Where a JSON API is, and how its requests are authenticated. */
export interface JsonHttpOptions {
  readonly provider: string
  readonly baseUrl: string
  /** Made for each attempt; the reference is there for writes, to send as the idempotency key. */
  readonly headers: (request: JsonRequest) => WireHeaders | Promise<WireHeaders>
  /** Milliseconds that one request may take. Default: 10,000. */
  readonly attemptMs?: number
  /** Whether a response is the provider's own. Default: every one. */
  readonly isGenuine?: (response: AnsweredAttempt) => boolean
}

/** A request that is about to be sent. */
export interface JsonRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body: string
  readonly reference?: string | undefined
}

/** The connection to a provider for one operation. */
export interface JsonHttp {
  /** Sends exactly what was prepared, once. Never rejects. */
  send(prepared: Prepared): Promise<Attempt>
  /**
   * Sends one read.
   *
   * @throws {PaymentError} Unless the response is genuine JSON with status 200.
   */
  get(operation: string, path: string): Promise<JsonAnswer>
  /** Whether a successful response is the provider's own. */
  isGenuine(response: AnsweredAttempt): boolean
  /** The error of a read whose response is not what was requested. */
  failed(code: ErrorCode, what: string): PaymentError
}

/** The limits of one operation, as an adapter's definition is given them. */
export interface JsonScope {
  readonly deadlineMs: (attemptMs: number) => number
  readonly mustLeaveBefore?: LeaveLimit | undefined
  readonly signal?: AbortSignal | undefined
}

/** A response with a JSON body. */
export interface JsonAnswer {
  readonly response: AnsweredAttempt
  readonly body: unknown
}

/** Connects to a JSON API over the transport, with one attempt for each call. */
export function createJsonHttp(
  transport: Transport,
  options: JsonHttpOptions,
): (scope: JsonScope) => JsonHttp {
  const { provider, baseUrl, headers, attemptMs = 10_000, isGenuine = () => true } = options
  return ({ deadlineMs, mustLeaveBefore, signal }) => {
    const attempt = (operation: string, request: JsonRequest) =>
      transport.attempt({
        operation,
        reference: request.reference,
        method: request.method,
        url: baseUrl + request.path,
        headers: () => headers(request),
        ...(request.body && { body: new TextEncoder().encode(request.body) }),
        deadlineMs: deadlineMs(attemptMs),
        mustLeaveBefore,
        signal,
      })
    return {
      isGenuine,
      failed: (code, what) => failedRead(code, { provider, what }),
      send: ({ kind, reference, request }) => attempt(kind, { ...request, reference }),
      get: async (operation, path) => {
        const response = await attempt(operation, { method: 'GET', path, body: '' })
        if (response.end !== 'answered') throw readError(response, { provider, operation })
        const body = jsonOf(response.body)
        if (response.status === 200 && body !== undefined && isGenuine(response))
          return { response, body }
        const { status: httpStatus } = response
        const what = 'The response says nothing about it.'
        const retryAfter = retryAfterIn(response)
        throw failedRead(errorOfStatus(httpStatus), { provider, what, httpStatus, retryAfter })
      },
    }
  }
}
