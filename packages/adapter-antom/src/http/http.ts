import type { Transport } from '@paystate/adapter-kit'
import ky from 'ky'

/** One request, ready to go. */
export interface HttpRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
  readonly signal: AbortSignal
}

export type Http = (request: HttpRequest) => Promise<Response>

/** Sends over the traced fetch and nothing else: retries and deadlines are not made here. */
export function createHttp(transport: Transport): Http {
  const client = ky.create({
    fetch: transport.fetch,
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    redirect: 'error',
  })
  return ({ url, headers, body, signal }) => client.post(url, { headers, body, signal })
}
