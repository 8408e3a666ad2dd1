import { createServer, type Server } from 'node:http'
import { createWebhookHandler } from '@paystate/webhooks/node'
import { PATH, type Receive, type Serving } from './serving.ts'

/** Webhooks with `node:http` alone. */
export function serveNodeHttp(receive: Receive): Promise<Serving> {
  // #region page
  const webhooks = createWebhookHandler(receive)
  const server = createServer((message, response) => {
    if (message.url?.startsWith('/webhooks/payments')) return webhooks(message, response)
    response.writeHead(404).end()
  })
  // #endregion
  return listening(server)
}

/** Puts a server on a free port of this machine. */
export function listening(server: Server): Promise<Serving> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = address !== null && typeof address === 'object' ? address.port : 0
      resolve({ url: `http://127.0.0.1:${port}${PATH}`, close: () => closed(server) })
    })
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
