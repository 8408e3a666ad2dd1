import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../workspace/files.ts'
import { listening } from '../node-http.ts'
import type { Receive, Serving } from '../serving.ts'
import { leaveForRoutes } from './receive.ts'
import { type NextRoute, requireNext, writeBuild } from './write-build.ts'

/** The part of a Next application that a server of one's own needs. */
interface NextApp {
  prepare(): Promise<void>
  getRequestHandler(): RequestListener
  close(): Promise<void>
}

type CreateNextApp = (options: {
  readonly dev: boolean
  readonly dir: string
  readonly hostname: string
  readonly port: number
}) => NextApp

/** Whether Next is there: it comes with the test command, and not with an ordinary install. */
export const NEXT_IS_INSTALLED: boolean = existsSync(
  join(ROOT, 'tests/toolchains/node_modules/next'),
)

/** Webhooks with a route handler in Next's own server, in production mode. */
export async function serveNext(receive: Receive): Promise<Serving> {
  leaveForRoutes(receive)
  const next = await openNext()
  const serving = await listening(createServer(next.handle))
  return {
    url: serving.url,
    async close() {
      await serving.close()
      await next.close()
    },
  }
}

/** A Next application of route handlers, in production mode; default: the one of our tests. */
export async function openNext(routes?: readonly NextRoute[]) {
  const dir = mkdtempSync(join(tmpdir(), 'paystate-next-'))
  writeBuild(dir, routes)
  const createApp: CreateNextApp = requireNext('next')
  const app = createApp({ dev: false, dir, hostname: '127.0.0.1', port: 3000 })
  await app.prepare()
  return {
    handle: app.getRequestHandler(),
    async close() {
      await app.close()
      rmSync(dir, { recursive: true })
    },
  }
}
