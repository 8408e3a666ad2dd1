import { createServer, type Server } from 'node:http'
import { createWebhookHandler as createExpressHandler } from '@paystate/webhooks/express'
import { createWebhookPlugin } from '@paystate/webhooks/fastify'
import { createWebhookHandler } from '@paystate/webhooks/node'
import express, { type Express } from 'express'
import { type FastifyInstance, fastify } from 'fastify'
import { onTestFinished } from 'vitest'

type Receive = (request: Request) => Promise<Response>

/** Each entry of the package, with every path a webhook; gives the port. */
export const ENTRIES: Readonly<Record<string, (receive: Receive) => Promise<number>>> = {
  node: (receive) => listening(createServer(createWebhookHandler(receive))),
  express: (receive) => serveExpress((app) => app.post('/{*path}', createExpressHandler(receive))),
  fastify: (receive) =>
    serveFastify((app) => void app.register(createWebhookPlugin(receive, { path: '*' }))),
}

/** An application of Express, without its printing of errors. */
export function serveExpress(mount: (app: Express) => void): Promise<number> {
  const app = express()
  app.set('env', 'test')
  mount(app)
  return listening(createServer(app))
}

export async function serveFastify(mount: (app: FastifyInstance) => void): Promise<number> {
  const app = fastify()
  mount(app)
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => app.close())
  return Number(new URL(origin).port)
}

/** Puts a server on a free port of this machine, until the test has finished. */
export function listening(server: Server): Promise<number> {
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}
