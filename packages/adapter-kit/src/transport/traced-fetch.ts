import { areSendable } from './are-sendable.ts'
import { currentAttempt } from './attempt-record.ts'
import type { Connection } from './connection.ts'

/** A fetch that belongs to one attempt and notes in its record how far it gets. */
export type TracedFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/**
 * The request says where to. What is sent there is the attempt's own, headers and body, and the answer is
 * kept in the attempt's record: no library between can change a byte of them, or carry a key in an error.
 */
export function createTracedFetch(connection: Connection): TracedFetch {
  return async (input, init) => {
    const record = currentAttempt.getStore()
    if (!record) throw new TypeError('A provider was called outside an attempt.')
    const request = requestOf(input, init)
    if (!isBare(request)) throw new TypeError('What is sent belongs to the attempt.')
    if (record.isDispatched) throw new TypeError('An attempt sends one request.')
    if (record.limit.over() || request.signal.aborted) {
      record.stopped = 'aborted'
      throw new DOMException('The attempt was over before it was sent.', 'AbortError')
    }
    if (!areSendable(record.headers)) {
      record.stopped = 'invalid'
      throw new TypeError('A header cannot be sent.')
    }
    record.isDispatched = true
    const answer = await connection(request, record)
    record.answer = answer
    return new Response(null, { status: answer.status })
  }
}

/** A request that comes ready is taken as it is. */
function requestOf(input: string | URL | Request, init: RequestInit = {}): Request {
  const isReady = input instanceof Request && Object.keys(init).length === 0
  return isReady ? input : new Request(input, init)
}

function isBare({ body, headers }: Request): boolean {
  return body === null && headers.keys().next().done === true
}
