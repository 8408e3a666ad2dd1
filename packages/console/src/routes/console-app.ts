import type { Context, Hono } from 'hono'
import type { Connection } from '../access/connection.ts'
import type { Html } from '../html/html.ts'
import { withoutOverrides } from '../html/without-overrides.ts'
import type { Visit } from '../site/site.ts'

/** What every route works with. */
export interface Env {
  readonly Bindings: Connection
  readonly Variables: { visit: Visit }
}

export type ConsoleApp = Hono<Env>

/** Sends a page. */
export async function send(
  context: Context<Env>,
  page: Html | Promise<Html>,
  status: 200 | 403 | 404 | 409 | 422 | 500 = 200,
): Promise<Response> {
  return context.html(withoutOverrides(String(await page)), status)
}
