import { isDeepStrictEqual } from 'node:util'
import type { ApiCall } from './api-call.ts'

/** What the client hands to its request function; read as what it may be, not as what it should be. */
export interface WantedRequest {
  readonly pathname: unknown
  readonly options: unknown
}

/**
 * Says whether the client wants to send what the adapter means: the same method and path, and for a write
 * the same JSON. A write without a reference is never meant.
 */
export function isAsMeant(call: ApiCall, { pathname, options }: WantedRequest): boolean {
  const { method = 'GET', body } = namesIn(options)
  if (typeof pathname !== 'string' || method !== call.method) return false
  if (`/${pathname.split('?')[0]}` !== call.path) return false
  if (call.method === 'GET') return body === undefined
  return call.reference !== undefined && typeof body === 'string' && isSameJson(body, call)
}

function namesIn(options: unknown): { readonly method?: unknown; readonly body?: unknown } {
  return typeof options === 'object' && options !== null ? options : {}
}

/** The client writes the same JSON from the same parameters; should it order them otherwise, it means no less. */
function isSameJson(body: string, { parameters }: ApiCall): boolean {
  return body === parameters || isDeepStrictEqual(JSON.parse(body), JSON.parse(parameters))
}
