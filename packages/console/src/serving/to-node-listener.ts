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
    if (incoming.method === 'POST' && incoming.readableDidRead) refuseParsed(outgoing)
    else await listener(incoming, outgoing)
  }
}

/** Nothing is left of a body that was parsed before: an empty form would look like one that is out of date. */
function refuseParsed(outgoing: ServerResponse): void {
  outgoing.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
  outgoing.end(
    'A parser of bodies ran first: the form was read before the console. Nothing was done. Mount the console above every body parser, such as express.urlencoded().',
  )
}
