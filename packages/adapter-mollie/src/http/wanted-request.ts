import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { ApiCall } from './api-call.ts'

const wantedRequest = z.object({
  pathname: z.string(),
  options: z
    .object({ method: z.string().default('GET'), body: z.string().optional() })
    .default({ method: 'GET' }),
})

/**
 * Says whether the client wants to send what the adapter means: the same method and path, and for a write
 * the same JSON. A write without a reference is never meant.
 */
export function isAsMeant(call: ApiCall, wanted: { pathname: unknown; options: unknown }): boolean {
  const { data } = wantedRequest.safeParse(wanted)
  if (!data || data.options.method !== call.method) return false
  const [path] = data.pathname.split('?')
  if (`/${path}` !== call.path) return false
  if (call.method === 'GET') return data.options.body === undefined
  if (call.reference === undefined || data.options.body === undefined) return false
  return isDeepStrictEqual(JSON.parse(data.options.body), JSON.parse(call.parameters))
}
