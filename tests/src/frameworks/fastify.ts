import { createWebhookPlugin } from '@paystate/webhooks/fastify'
import { fastify } from 'fastify'
import { PATH, type Receive, type Serving } from './serving.ts'

/** Webhooks with Fastify: a plugin of its own, in which no body is parsed. */
export async function serveFastify(receive: Receive): Promise<Serving> {
  // #region page
  const app = fastify()
  await app.register(createWebhookPlugin(receive, { path: '/webhooks/payments' }))
  // #endregion
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  return { url: `${origin}${PATH}`, close: () => app.close() }
}
