import type { AnsweredAttempt, Attempt, Transport, WireHeaders } from '@paystate/adapter-kit'
import { type Clock, systemClock } from '@paystate/core'
import type { Keys } from '../configuration/keys.ts'
import type { AntomOptions } from '../configuration/options.ts'
import { REGIONS } from '../configuration/regions.ts'
import { type Answer, readAnswer } from './answer.ts'
import { createHttp } from './http.ts'
import { createResponseClock } from './response-clock.ts'
import { signatureHeader } from './sign.ts'

/** One call of the API, as the adapter means it. */
export interface ApiCall {
  /** For observers, e.g. `refund_payment`. */
  readonly operation: string
  /** As it goes over the wire and is signed. */
  readonly path: string
  /** The exact text of the body. */
  readonly body: string
  readonly reference?: string | undefined
  readonly deadlineMs: number
  readonly signal?: AbortSignal | undefined
}

export interface Api {
  /** Signs and sends a call once. Never rejects. */
  send(call: ApiCall): Promise<Attempt>
  /** Opens an answer: who signed it, and what it says. */
  open(attempt: AnsweredAttempt, path: string): Answer
}

interface Connection {
  readonly transport: Transport
  readonly keys: Keys
  readonly clock?: Clock | undefined
}

const ENCODER = new TextEncoder()

/** Antom's API over one transport. Every attempt is signed anew, over the very bytes that leave. */
export function createApi(options: AntomOptions, connection: Connection): Api {
  const { transport, keys, clock = systemClock } = connection
  const http = createHttp()
  const { clientId, merchantAccountId, agentToken } = options
  const responses = createResponseClock()
  const expected = { clientId, merchantAccountId, keys: keys.verifying, clock: responses }
  const base = new URL(options.baseUrl ?? REGIONS[options.region ?? 'asia']).origin
  const signedHeaders = async (path: string, body: Uint8Array): Promise<WireHeaders> => {
    const time = String(clock.now())
    const head = { path, clientId, time }
    return {
      'content-type': 'application/json; charset=UTF-8',
      'client-id': clientId,
      'request-time': time,
      signature: await signatureHeader(keys.signing, { head, body }),
      ...(agentToken !== undefined && { 'agent-token': agentToken }),
    }
  }
  return {
    send: ({ path, body: text, ...call }) => {
      const body = ENCODER.encode(text)
      const headers = () => signedHeaders(path, body)
      const url = `${base}${path}`
      const request = { ...call, method: 'POST', url, headers, body } as const
      return transport.attempt(request, (fetch) => http(url, fetch))
    },
    open: (attempt, path) => readAnswer(attempt, { ...expected, path }),
  }
}
