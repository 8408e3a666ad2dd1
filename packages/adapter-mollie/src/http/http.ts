import type { Attempt, Transport } from '@paystate/adapter-kit'
import { API_BASE_URL, type MollieOptions } from '../configuration/options.ts'
import { createAddressOf } from './address.ts'
import type { ApiCall } from './api-call.ts'
import { headersFor } from './headers.ts'
import type { RequestFunction } from './request-function.ts'
import { createRoutedClient } from './routed-client.ts'
import { isAsMeant } from './wanted-request.ts'

/** Sends calls through the client. What became of a call is the attempt, never what the client says. */
export type Api = (call: ApiCall) => Promise<Attempt>

/**
 * The provider's client with its one request function replaced by ours, so that timeouts, connections,
 * status codes and headers are the kit's and its own retries, agent and error texts are out of the way.
 *
 * The client is given neither the key nor the endpoint, so nothing can leave but through us; and nothing of
 * an answer, of which it would make `true` or a TypeError at times.
 *
 * @throws {PaymentError} `invalid_configuration`, when the installed client keeps that function elsewhere.
 */
export function createApi(options: MollieOptions, transport: Transport): Api {
  const client = createRoutedClient()
  const send = createSender(options, transport)
  return async (call) => {
    const sending = send(call)
    await client(call, sending.meet)
    return sending.end()
  }
}

const ENCODER = new TextEncoder()

/** Ends the client's part: what it wanted to send is on its way. */
const TAKEN = new Error('The request is taken over.')

interface Sending {
  /** Takes what the client wants to send, and sends what the operation means. */
  readonly meet: RequestFunction
  readonly end: () => Promise<Attempt>
}

function createSender(options: MollieOptions, transport: Transport): (call: ApiCall) => Sending {
  const headersOf = headersFor(options)
  const addressOf = createAddressOf(options.baseUrl ?? API_BASE_URL)
  return (call) => {
    const made: Promise<Attempt>[] = []
    const { method, operation, reference, deadlineMs, signal } = call
    const headers = () => headersOf(call)
    const meet: RequestFunction = async (pathname, given) => {
      const url = addressOf(pathname)
      if (made.length > 0 || !url || !isAsMeant(call, { pathname, options: given })) {
        throw new TypeError('A request that no operation has asked for.')
      }
      const body = method === 'GET' ? undefined : ENCODER.encode(call.parameters)
      const request = { operation, reference, method, url, headers, body, deadlineMs, signal }
      made.push(transport.attempt(request))
      throw TAKEN
    }
    return { meet, end: () => made[0] ?? stopped(transport, call) }
  }
}

/** The attempt of a call that was stopped before anything was sent. */
function stopped(transport: Transport, call: ApiCall): Promise<Attempt> {
  const { operation, reference, method } = call
  const signal = AbortSignal.abort()
  return transport.attempt({
    operation,
    reference,
    method,
    url: API_BASE_URL,
    deadlineMs: 1,
    signal,
  })
}
