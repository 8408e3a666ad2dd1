import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { listening } from './node-http.ts'
import type { Receive, Serving } from './serving.ts'

/** Webhooks with Hono: its raw request is what we need. */
export function serveHono(receive: Receive): Promise<Serving> {
  // #region page
  const app = new Hono()
  app.post('/webhooks/payments', (context) => receive(context.req.raw))
  // #endregion
  return listening(createServer(getRequestListener(app.fetch)))
}
