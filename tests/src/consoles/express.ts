import { createServer } from 'node:http'
import type { Console } from '@paystate/console'
import { toNodeListener } from '@paystate/console/node'
import express from 'express'
import { listening } from './listening.ts'
import type { Mounted } from './mounted.ts'

/** The console in Express 5: before any parser of bodies, under its whole path. */
export function mountInExpress(handle: Console): Promise<Mounted> {
  // #region page
  const app = express()
  app.all('/console{/*path}', toNodeListener(handle)) // app.use would take the path away
  app.use(express.urlencoded()) // after it: a parser reads the body, and leaves nothing
  // #endregion
  return listening(createServer(app))
}
