import type { ProgressFetch, ProgressStep } from '@paystate/core'
import { currentAttempt } from './attempt-record.ts'
import type { Connection } from './connection.ts'
import { readLimited } from './read-limited.ts'

/** A fetch that belongs to one attempt and notes in its record how far it gets. */
export type TracedFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** Answers are read whole, up to so many bytes. */
export function createTracedFetch(connection: Connection, maxBytes: number): TracedFetch {
  return async (input, init) => {
    const record = currentAttempt.getStore()
    if (!record) throw new TypeError('A provider was called outside an attempt.')
    const request = requestOf(input, init)
    if (record.signal.aborted || request.signal.aborted) {
      record.isStopped = true
      throw new DOMException('The attempt was over before it was sent.', 'AbortError')
    }
    record.isDispatched = true
    const response = await connection(request, record)
    const body = await readLimited(response, maxBytes)
    const isBodyless = [101, 204, 205, 304].includes(response.status)
    const { status, headers } = response
    return new Response(isBodyless ? null : body, { status, headers })
  }
}

/** A request that comes ready is taken as it is: building it anew would copy its body. */
function requestOf(input: string | URL | Request, init: RequestInit = {}): Request {
  const isReady = input instanceof Request && Object.keys(init).length === 0
  return isReady ? input : new Request(input, init)
}

/** An injected fetch is believed about what it reports; while it reports nothing it proves nothing. */
export function reporting(fetch: ProgressFetch): Connection {
  return (request, record) => {
    const progress = (step: ProgressStep): void => {
      record.watchedBy = 'reported'
      if (step === 'refused') record.connectorFailed = true
      else record.bytesLeft = true
    }
    return fetch(request, { progress })
  }
}
