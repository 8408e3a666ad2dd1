import type { IncomingMessage, RequestListener, Server } from 'node:http'
import type { Server as SecureServer } from 'node:https'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

type Fields = Readonly<Record<string, unknown>>
type Respond = (request: IncomingMessage, body: Fields, text: string) => Answer | Promise<Answer>

/** Puts an answering function on a free port of this machine. */
export async function listen(
  create: (handler: RequestListener) => Server | SecureServer,
  respond: Respond,
): Promise<{ port: number; url: string }> {
  const server = create(async (request, response) => {
    const text = await textOf(request)
    const answer = await respond(request, fieldsOf(text), text)
    response.writeHead(answer.status, {
      ...answer.headers,
      'content-length': Buffer.byteLength(answer.text),
    })
    response.end(answer.text)
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, url: `http://127.0.0.1:${address.port}` }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function fieldsOf(text: string): Fields {
  if (!text.startsWith('{')) return {}
  const value: unknown = JSON.parse(text)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
