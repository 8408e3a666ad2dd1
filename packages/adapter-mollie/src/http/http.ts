import { isDeepStrictEqual } from 'node:util'
import type { Attempt, OperationScope, Transport } from '@paystate/adapter-kit'
import type { PreparedRequest } from '@paystate/core'
import { API_BASE_URL, type MollieOptions } from '../configuration/options.ts'
import { createAddressOf } from './address.ts'
import { createAskClient, type WantedRequest } from './client.ts'
import type { Context } from './context.ts'
import { headersFor } from './headers.ts'
import { createReadPaths } from './read-paths.ts'

interface Wire {
  readonly transport: Transport
  readonly attemptMs: number
  /** Nobody is told where the client would send other bytes: then they are not compared. */
  readonly isObserved: boolean
}

/** The network access of one operation. */
export type Http = (scope: OperationScope) => Pick<Context, 'write' | 'get'>

const ENCODER = new TextEncoder()

/**
 * Sends what the client's methods build. The attempt is the result, never what the client returns: it
 * would turn some responses into `true` or a TypeError.
 *
 * A write is sent as the bytes that were prepared and stored. Should an installed client build others from the
 * same input, they are not sent, and observers are notified.
 *
 * @throws {PaymentError} `invalid_configuration`, when the installed client differs from the tested one.
 */
export function createHttp(
  options: MollieOptions,
  { transport, attemptMs, isObserved }: Wire,
): Http {
  const ask = createAskClient()
  const pathOf = createReadPaths(ask)
  const headersOf = headersFor(options)
  const addressOf = createAddressOf(options.baseUrl ?? API_BASE_URL)
  return ({ deadlineMs, mustLeaveBefore, signal }) => {
    const limits = () => ({ deadlineMs: deadlineMs(attemptMs), signal })
    return {
      write: async (prepared, call) => {
        const { kind: operation, reference, request } = prepared
        const { method, body } = request
        const differsFromClient = isObserved && !isSame(await ask(call), request)
        const url = addressOf(request.path.replace(/^\//, ''))
        if (url === undefined) return stopped(transport, prepared)
        return transport.attempt({
          operation,
          reference,
          method,
          url,
          headers: () => headersOf({ method, reference }),
          body: ENCODER.encode(body),
          ...(differsFromClient && { differsFromClient }),
          mustLeaveBefore,
          ...limits(),
        })
      },
      get: async ({ operation, subject, of }, call) => {
        const pathname = pathOf.known(of) ?? (await pathOf.ask(call, of))
        const url = addressOf(pathname)
        if (url === undefined) return stopped(transport, { kind: operation, reference: subject })
        const headers = () => headersOf({ method: 'GET' })
        return transport.attempt({ operation, method: 'GET', url, headers, ...limits() })
      },
    }
  }
}

function optionsIn(wanted: WantedRequest | undefined): { method?: unknown; body?: unknown } {
  const options = wanted?.options
  return typeof options === 'object' && options !== null ? options : {}
}

/** The same method, path and JSON; the query is ours. */
function isSame(
  wanted: WantedRequest | undefined,
  { method, path, body }: PreparedRequest,
): boolean {
  const given = optionsIn(wanted)
  if (typeof wanted?.pathname !== 'string' || given.method !== method) return false
  if (`/${wanted.pathname.split('?')[0]}` !== path.split('?')[0]) return false
  return given.body === body || isSameJson(given.body, body)
}

function isSameJson(one: unknown, other: string): boolean {
  if (typeof one !== 'string') return false
  try {
    return isDeepStrictEqual(JSON.parse(one), JSON.parse(other))
  } catch {
    return false
  }
}

interface Stopped {
  readonly kind: string
  readonly reference?: string | undefined
}

/** The attempt of a request that leads elsewhere: nothing is sent. */
function stopped(transport: Transport, { kind, reference }: Stopped): Promise<Attempt> {
  const signal = AbortSignal.abort()
  return transport.attempt({
    operation: kind,
    reference,
    method: 'GET',
    url: API_BASE_URL,
    deadlineMs: 1,
    signal,
  })
}
