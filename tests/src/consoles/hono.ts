import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Console } from '@paystate/console'
import { Hono } from 'hono'
import { listening } from './listening.ts'
import type { Mounted } from './mounted.ts'

/** The console in Hono: its raw request is what the console takes. */
export function mountInHono(handle: Console): Promise<Mounted> {
  // #region page
  const app = new Hono()
  app.all('/console/*', (context) => {
    const remoteAddress = getConnInfo(context).remote.address
    return handle(context.req.raw, { remoteAddress })
  })
  // #endregion
  return listening(createServer(getRequestListener(app.fetch)))
}
