import type { Console } from '@paystate/console'
import { toNodeListener } from '@paystate/console/node'
import { fastify } from 'fastify'
import type { Mounted } from './mounted.ts'

/** The console in Fastify: a plugin of its own, in which no body is parsed. */
export async function mountInFastify(handle: Console): Promise<Mounted> {
  // #region page
  const app = fastify()
  const listener = toNodeListener(handle)
  await app.register(async (office) => {
    office.removeAllContentTypeParsers()
    office.addContentTypeParser('*', (_request, _body, done) => done(null))
    for (const path of ['/console', '/console/*']) {
      office.all(path, async (request, reply) => {
        reply.hijack()
        await listener(request.raw, reply.raw)
      })
    }
  })
  // #endregion
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  return { origin, close: () => app.close() }
}
