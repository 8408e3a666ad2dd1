import type { MetFault } from '../../faults/skew-of.ts'
import type { MetFlaw } from '../signing/flaw.ts'
import type { ForcedAnswer, Rewrite } from './forced-answers.ts'
import { findRoute, type Route } from './operations.ts'

/** A request as it was read from the wire, once. */
export interface Arrival {
  readonly headers: Headers
  readonly origin: string
  /** Path and query. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly route?: Route | undefined
  /** What the body says; undefined when it is no JSON. */
  readonly body: unknown
  /** Every id in the body, by which a plan may mean this call. */
  readonly named: readonly string[]
}

/** What was planned for a call, taken from the switches. */
export interface Plan {
  readonly met?: MetFault | undefined
  readonly flaw?: MetFlaw | undefined
  readonly forced?: ForcedAnswer | undefined
  readonly rewrite?: Rewrite | undefined
}

const ID_FIELDS = [
  'paymentId',
  'paymentRequestId',
  'refundId',
  'refundRequestId',
  'captureId',
  'captureRequestId',
  'paymentSessionId',
  'disputeId',
  'updateRequestId',
]

/** Reads a request; whatever a client sends, it is read as something. */
export async function readArrival(request: Request): Promise<Arrival> {
  const { origin, pathname, search } = new URL(request.url)
  const bytes = new Uint8Array(await request.arrayBuffer())
  const body = readJson(bytes)
  return {
    headers: request.headers,
    origin,
    path: pathname + search,
    bytes,
    route: request.method === 'POST' ? findRoute(pathname) : undefined,
    body,
    named: namedIn(body),
  }
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function namedIn(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return []
  const fields = new Map<string, unknown>(Object.entries(body))
  return ID_FIELDS.map((name) => fields.get(name)).filter((id) => typeof id === 'string')
}
