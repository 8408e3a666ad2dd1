import { fastify } from 'fastify'
import { toWebRequest } from './node-http.ts'
import { PATH, type Receive, type Serving } from './serving.ts'

/** Webhooks with Fastify: a plugin of its own, in which no body is parsed. */
export async function serveFastify(receive: Receive): Promise<Serving> {
  // #region page
  const app = fastify()
  await app.register(async (webhooks) => {
    webhooks.removeAllContentTypeParsers()
    webhooks.addContentTypeParser('*', (_request, _body, done) => done(null))
    webhooks.post('/webhooks/payments', (request) => receive(toWebRequest(request.raw)))
  })
  // #endregion
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  return { url: `${origin}${PATH}`, close: () => app.close() }
}
