import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import { Agent } from 'undici'
import type { CreateContender } from './contender.ts'
import { BODY, HEADERS } from './transport-request.ts'

interface Trace {
  bytesLeft: boolean
  connectorFailed: boolean
}

/** What knowing how far a request got takes on undici: its channels, tied to the attempt by a context. */
export const createContender: CreateContender = (url) => {
  const attempts = new AsyncLocalStorage<Trace>()
  watch(attempts)
  const dispatcher = new Agent({ allowH2: false, headersTimeout: 0, bodyTimeout: 0 })
  return {
    create: () => {
      const trace: Trace = { bytesLeft: false, connectorFailed: false }
      return attempts.run(trace, () => dispatch(dispatcher, url))
    },
  }
}

function dispatch(dispatcher: Agent, url: string): Promise<void> {
  const { origin, pathname } = new URL(`${url}/v2/payments`)
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => reject(new Error('timed out')), 10_000)
    deadline.unref()
    const chunks: Uint8Array[] = []
    let status = 0
    dispatcher.dispatch(
      { origin, path: pathname, method: 'POST', headers: HEADERS, body: BODY },
      {
        onRequestStart: () => undefined,
        onResponseStart: (_controller, code) => {
          status = code
        },
        onResponseData: (_controller, chunk) => chunks.push(chunk),
        onResponseEnd: () => {
          clearTimeout(deadline)
          if (status === 200) resolve()
          else reject(new Error(String(status)))
        },
        onResponseError: (_controller, error) => reject(error),
      },
    )
  })
}

function watch(attempts: AsyncLocalStorage<Trace>): void {
  const traces = new WeakMap<object, Trace>()
  const note = (message: unknown, write: (trace: Trace) => void): void => {
    const request = requestIn(message)
    const trace = request && traces.get(request)
    if (trace) write(trace)
  }
  subscribe('undici:request:create', (message) => {
    const trace = attempts.getStore()
    const request = requestIn(message)
    if (trace && request) traces.set(request, trace)
  })
  for (const channel of ['undici:client:sendHeaders', 'undici:request:bodySent']) {
    subscribe(channel, (message) =>
      note(message, (trace) => {
        trace.bytesLeft = true
      }),
    )
  }
  subscribe('undici:request:error', (message) =>
    note(message, (trace) => {
      trace.connectorFailed = true
    }),
  )
}

function requestIn(message: unknown): object | undefined {
  if (typeof message !== 'object' || message === null) return undefined
  const request: unknown = Reflect.get(message, 'request')
  return typeof request === 'object' && request !== null ? request : undefined
}
