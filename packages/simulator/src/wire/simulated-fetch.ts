import { halfOf } from './half-of.ts'
import { lostAnswer, TERMINATED } from './lost-answer.ts'
import type { Wire, WireAnswer } from './wire.ts'

/** How far the request got; what a socket would show. `refused`: the connector failed, nothing left. */
export type ProgressStep = 'refused' | 'headers_sent' | 'body_sent' | 'response_begun'

/**
 * A provider as a fetch function, without a port.
 *
 * Lost answers reject with `TypeError('fetch failed')` and a `cause` with a `code`; a stalled
 * answer rejects only when `request.signal` aborts. An abort does not undo what was applied.
 */
export type SimulatedFetch = (
  request: Request,
  options?: { progress?: ((step: ProgressStep) => void) | undefined },
) => Promise<Response>

export function createSimulatedFetch(wire: Wire): SimulatedFetch {
  return async (request, { progress = () => {} } = {}) => {
    const { signal } = request
    signal.throwIfAborted()
    if (await wire.refuses(request)) {
      progress('refused')
      throw lostAnswer('ECONNREFUSED')
    }
    progress('headers_sent')
    progress('body_sent')
    const answer = await unlessAborted(wire.answer(request), signal)
    const response = await toResponse(answer, signal)
    progress('response_begun')
    return response
  }
}

async function toResponse(answer: WireAnswer, signal: AbortSignal): Promise<Response> {
  switch (answer.kind) {
    case 'answer':
      return answer.response
    case 'reset':
      throw lostAnswer('ECONNRESET')
    case 'drop':
      throw lostAnswer('UND_ERR_SOCKET')
    case 'stall':
      return unlessAborted(new Promise<never>(() => {}), signal)
    case 'truncate':
      return halfAnswered(answer.response, (body) =>
        body.error(lostAnswer('UND_ERR_SOCKET', TERMINATED)),
      )
    case 'stall_in_body':
      return halfAnswered(answer.response, (body) =>
        signal.addEventListener('abort', () => body.error(signal.reason), { once: true }),
      )
  }
}

async function halfAnswered(
  response: Response,
  end: (body: ReadableStreamDefaultController<Uint8Array>) => void,
): Promise<Response> {
  const { half, headers } = await halfOf(response)
  let isSent = false
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isSent) return end(controller)
      isSent = true
      controller.enqueue(half)
    },
  })
  return new Response(body, { status: response.status, headers })
}

/** Waits for a promise, but no longer than until the caller gives up. */
function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
