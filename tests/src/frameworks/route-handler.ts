import { createServer } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { listening } from './node-http.ts'
import type { Receive, Serving } from './serving.ts'

/** A route handler, as in `app/webhooks/payments/route.ts`: from a web request to a web response. */
function createRoute(receive: Receive): { POST(request: Request): Promise<Response> } {
  return { POST: (request) => receive(request) }
}

/** Serves a route handler as frameworks with web-standard handlers do. */
export function serveRouteHandler(receive: Receive): Promise<Serving> {
  const { POST } = createRoute(receive)
  const server = createAdaptorServer({ fetch: POST, createServer })
  if (!('closeAllConnections' in server)) throw new Error('This serves over HTTP/1.1 only')
  return listening(server)
}
