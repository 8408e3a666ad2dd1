import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { RawWebhook } from '@paystate/conformance'

export interface Answer {
  /** `reset` where the connection was closed in the middle of the message. */
  readonly status: number | 'reset'
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** Sends a message byte by byte as it is, its repeated headers too: `fetch` would join them. */
export function post(port: number, { method, url, headers, body }: RawWebhook): Promise<Answer> {
  const { pathname, search } = new URL(url)
  const lines = headers.flat()
  const length = ['host', '127.0.0.1', 'content-length', String(body.byteLength)]
  return new Promise((resolve, reject) => {
    const sent = request({
      ...{ host: '127.0.0.1', port, method, path: pathname + search },
      headers: [...lines, ...length],
      agent: false,
    })
    sent.on('error', (error) => {
      const isReset = 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
      if (isReset) resolve({ status: 'reset', body: '', headers: {} })
      else reject(error)
    })
    sent.on('response', async (answer) => {
      const { statusCode: status = 0, headers } = answer
      resolve({ status, body: await text(answer), headers })
    })
    sent.end(body)
  })
}

/** A message of a JSON or form body to a path. */
export function message(
  content: string | Uint8Array,
  { type = 'application/json', path = '/webhooks' } = {},
): RawWebhook {
  return {
    method: 'POST',
    url: `http://shop.example${path}`,
    headers: [['content-type', type]],
    body: new Uint8Array(Buffer.from(content)),
  }
}
