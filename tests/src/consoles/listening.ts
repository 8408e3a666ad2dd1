import { once } from 'node:events'
import type { Server } from 'node:http'
import type { Mounted } from './mounted.ts'

/** Puts a server on a free port of this machine. */
export async function listening(server: Server): Promise<Mounted> {
  server.listen(0, '127.0.0.1')
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
