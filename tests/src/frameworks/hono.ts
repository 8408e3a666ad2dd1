import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { listening } from './node-http.ts'
import { PATH, type Receive, type Serving } from './serving.ts'

/** Webhooks with Hono: its raw request is what we need. */
export function serveHono(receive: Receive): Promise<Serving> {
  const app = new Hono()
  app.post(PATH, (context) => receive(context.req.raw))
  return listening(createServer(getRequestListener(app.fetch)))
}
