import { MollieApiError } from '@mollie/api-client'
import {
  type AnsweredAttempt,
  callError,
  jsonOf,
  readError,
  type Transport,
} from '@paystate/adapter-kit'
import { PaymentError } from '@paystate/core'
import { API_BASE_URL, type MollieOptions } from '../configuration/options.ts'
import { createAddressOf } from './address.ts'
import { createClientOn, type MollieClient, type RequestFunction } from './client.ts'
import { headersFor } from './headers.ts'

interface Wire {
  readonly transport: Transport
  readonly attemptMs: number
}

const ENCODER = new TextEncoder()
const DETAILS = { provider: 'mollie', operation: 'native' }
const METHODS = ['GET', 'POST', 'PATCH', 'DELETE'] as const

/** Mollie's own client on the adapter's connection. */
export function createNative(options: MollieOptions, { transport, attemptMs }: Wire): MollieClient {
  const headersOf = headersFor(options)
  const addressOf = createAddressOf(options.baseUrl ?? API_BASE_URL)
  const request: RequestFunction = async (pathname, given) => {
    const { method = 'GET', body, key } = optionsIn(given)
    const url = addressOf(pathname)
    const known = METHODS.find((name) => name === method)
    if (url === undefined || known === undefined) throw elsewhere()
    const attempt = await transport.attempt({
      operation: 'native',
      method: known,
      url,
      headers: () => headersOf({ method: known, reference: key }),
      ...(typeof body === 'string' && { body: ENCODER.encode(body) }),
      deadlineMs: attemptMs,
    })
    if (attempt.end === 'answered') return resultOf(attempt, key)
    throw (known === 'GET' ? readError : callError)(attempt, DETAILS)
  }
  return createClientOn(request)
}

interface Given {
  readonly method?: unknown
  readonly body?: unknown
  readonly key?: string | undefined
}

function optionsIn(options: unknown): Given {
  if (typeof options !== 'object' || options === null) return {}
  const { method, body, headers } = { method: undefined, body: undefined, headers: {}, ...options }
  const given = new Map(Object.entries(headers ?? {}))
  const key = given.get('Idempotency-Key')
  return { method, body, key: typeof key === 'string' ? key : undefined }
}

/** What the client expects: the JSON of a success, `true` for an empty one, its own error otherwise. */
function resultOf({ status, body }: AnsweredAttempt, key: string | undefined): unknown {
  const json = jsonOf(body)
  if (status >= 200 && status < 300) return body.length === 0 ? true : json
  const isError = typeof json === 'object' && json !== null && 'detail' in json
  throw isError
    ? MollieApiError.createFromResponse(json, key)
    : new MollieApiError(`Unexpected response with HTTP status ${status}`, { statusCode: status })
}

function elsewhere(): PaymentError {
  return new PaymentError('invalid_request', {
    ...DETAILS,
    what: "The call leads to another host than Mollie's API.",
  })
}
