import { createServer } from 'node:http'
import type { Console } from '@paystate/console'
import { toNodeListener } from '@paystate/console/node'
import { listening } from './listening.ts'
import type { Mounted } from './mounted.ts'

/** The console with `node:http` alone. */
export function mountInNodeHttp(handle: Console): Promise<Mounted> {
  // #region page
  const office = toNodeListener(handle)
  const server = createServer((incoming, outgoing) => {
    if (incoming.url?.startsWith('/console')) return office(incoming, outgoing)
    outgoing.writeHead(404).end()
  })
  // #endregion
  return listening(server)
}
