import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** A way to the server that loses the answer to a COMMIT: the server has it, the client never hears. */
export interface CuttingProxy {
  readonly url: string
  /** Loses the answer to the next COMMIT. */
  cutNextCommit(): void
  close(): Promise<void>
}

export async function startCuttingProxy(serverUrl: string): Promise<CuttingProxy> {
  const { port, hostname, pathname } = new URL(serverUrl)
  let cuts = 0
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname)
    let answers: 'pass' | 'are lost' = 'pass'
    client.on('data', (chunk) => {
      if (cuts > 0 && chunk.includes('commit')) {
        cuts -= 1
        answers = 'are lost'
      }
      server.write(chunk)
    })
    server.on('data', (chunk) => {
      if (answers === 'pass') client.write(chunk)
      else drop(client, server) // it was carried out
    })
    for (const socket of [client, server]) {
      socket.on('error', () => {})
      socket.on('close', () => drop(client, server))
    }
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    url: `postgres://postgres@127.0.0.1:${portOf(proxy)}${pathname}`,
    cutNextCommit: () => {
      cuts += 1
    },
    close: async () => {
      proxy.close()
    },
  }
}

function drop(...sockets: Socket[]): void {
  for (const socket of sockets) socket.destroy()
}

function portOf(proxy: Server): number {
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}
