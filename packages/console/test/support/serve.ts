import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Console } from '../../src/index.ts'
import { toNodeListener } from '../../src/node.ts'

export interface Serving {
  readonly origin: string
  close(): Promise<void>
}

/** Serves a console on a free port of this machine. */
export async function serve(console: Console): Promise<Serving> {
  const server = createServer(toNodeListener(console)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('There is no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
