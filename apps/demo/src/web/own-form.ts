import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { isLoopback } from './visitor-origin.ts'

/**
 * Refuses a form that acts on the simulation unless it comes from a page of this shop on this machine: it carries
 * a token that no other site can read, and its request names this machine as its host.
 *
 * @throws {HTTPException} 403
 */
export function refuseForeign(
  c: Context,
  { given, csrfToken }: { readonly given: unknown; readonly csrfToken: string },
): void {
  const isOurs = typeof given === 'string' && isSame(given, csrfToken)
  if (!isLoopback(new URL(c.req.url).hostname) || !isOurs) throw new HTTPException(403)
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
