import { fastify } from 'fastify'
import { PATH, type Receive, type Serving } from './serving.ts'

/** Webhooks with Fastify: a plugin of its own, in which every body stays the bytes that came. */
export async function serveFastify(receive: Receive): Promise<Serving> {
  const app = fastify()
  await app.register(async (webhooks) => {
    webhooks.removeAllContentTypeParsers()
    webhooks.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
      done(null, body)
    })
    webhooks.post<{ Body: Buffer<ArrayBuffer> }>(PATH, async ({ method, url, headers, body }) => {
      const known = Object.entries(headers).map(([name, value]) => [name, String(value)])
      const address = new URL(url, `http://${headers.host}`)
      return receive(new Request(address, { method, headers: Object.fromEntries(known), body }))
    })
  })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  return { url: `${origin}${PATH}`, close: () => app.close() }
}
