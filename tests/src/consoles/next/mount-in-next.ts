import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { Console } from '@paystate/console'
import { openNext } from '../../frameworks/next/serve-next.ts'
import { listening } from '../listening.ts'
import type { Mounted } from '../mounted.ts'
import { leaveForRoutes } from './handle.ts'

const ROUTE = {
  path: '/console/[[...path]]',
  file: fileURLToPath(new URL('./app/console/[[...path]]/route.ts', import.meta.url)),
}

/** The console in Next's own server, in production mode. */
export async function mountInNext(handle: Console): Promise<Mounted> {
  leaveForRoutes(handle)
  const next = await openNext([ROUTE])
  const mounted = await listening(createServer(next.handle))
  return {
    origin: mounted.origin,
    async close() {
      await mounted.close()
      await next.close()
    },
  }
}
