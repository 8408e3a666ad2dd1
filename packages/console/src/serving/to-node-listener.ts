import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Console } from '../console/create-console.ts'

/** A listener as `node:http`, Express and Fastify take it. */
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>

/** Serves a console from `node:http`, and passes it the peer's address. Let no parser of bodies run before it. */
export function toNodeListener(console: Console): NodeListener {
  const listener = getRequestListener(
    (request, { incoming }) => console(request, { remoteAddress: incoming.socket.remoteAddress }),
    { overrideGlobalObjects: false },
  )
  return async (incoming, outgoing) => {
    await listener(incoming, outgoing)
  }
}
