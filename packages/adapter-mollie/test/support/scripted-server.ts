import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void

export interface ScriptedServer {
  readonly url: string
  /** `POST /v2/payments`, oldest first. */
  readonly requests: readonly string[]
  readonly connections: () => number
  /** Resolves once so many requests have been met, and what was written back is on its way. */
  met(count: number): Promise<void>
  close(): Promise<void>
}

/** A provider on a port of this machine that does exactly what a test says. */
export async function scriptedServer(behaviour: Behaviour): Promise<ScriptedServer> {
  const requests: string[] = []
  const waiting: { readonly count: number; readonly go: () => void }[] = []
  let connections = 0
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url?.split('?')[0]}`)
    request.resume()
    request.on('end', () => {
      behaviour(request, response)
      const due = waiting.filter(({ count }) => count <= requests.length)
      setImmediate(() => {
        for (const { go } of due) go()
      })
    })
  })
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${portOf(address)}`,
    requests,
    connections: () => connections,
    met: (count) => new Promise<void>((go) => void waiting.push({ count, go })),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}
