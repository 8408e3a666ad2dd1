import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { PATH, type Receive, type Serving } from './serving.ts'

// #region page
/** The message as received: the body is unparsed, and every header is kept. */
export function toWebRequest(message: IncomingMessage): Request {
  const headers = new Headers()
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  const url = new URL(message.url ?? '/', `http://${message.headers.host ?? 'localhost'}`)
  const body: ReadableStream = Readable.toWeb(message)
  return new Request(url, { method: message.method ?? 'POST', headers, body, duplex: 'half' })
}

export async function writeResponse(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(Buffer.from(await answer.arrayBuffer()))
}
// #endregion

/** Webhooks with `node:http` alone. */
export function serveNodeHttp(receive: Receive): Promise<Serving> {
  // #region page
  const server = createServer(async (message, response) => {
    if (message.method === 'POST' && message.url?.startsWith('/webhooks/payments')) {
      await writeResponse(await receive(toWebRequest(message)), response)
    } else {
      response.writeHead(404).end()
    }
  })
  // #endregion
  return listening(server)
}

/** Puts a server on a free port of this machine. */
export function listening(server: Server): Promise<Serving> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = address !== null && typeof address === 'object' ? address.port : 0
      resolve({ url: `http://127.0.0.1:${port}${PATH}`, close: () => closed(server) })
    })
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
