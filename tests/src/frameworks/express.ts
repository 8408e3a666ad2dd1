import { createServer } from 'node:http'
import { createWebhookHandler } from '@paystate/webhooks/express'
import { writeResponse } from '@paystate/webhooks/node'
import express from 'express'
import { listening } from './node-http.ts'
import { PATH, type Receive, type Serving } from './serving.ts'

/** Webhooks with Express 5: their route comes before `express.json()`, which is for all the others. */
export function serveExpress(receive: Receive): Promise<Serving> {
  // #region page
  const app = express()
  app.post('/webhooks/payments', createWebhookHandler(receive))
  app.use(express.json()) // after the route: it reads the body, and the signed bytes are gone
  // #endregion
  return listening(createServer(app))
}

/** The mistake: the body parser comes first, and the raw bytes are gone. */
export function serveExpressParsed(receive: Receive): Promise<Serving> {
  const app = express()
  app.use(express.json(), express.urlencoded())
  app.post(PATH, async (request, response) => {
    const { method, headers } = request
    const known = Object.entries(headers).map(([name, value]) => [name, String(value)])
    const body = JSON.stringify(request.body, undefined, 1)
    const address = new URL(request.url, 'http://127.0.0.1')
    const again = new Request(address, { method, headers: Object.fromEntries(known), body })
    await writeResponse(await receive(again), response)
  })
  return listening(createServer(app))
}
