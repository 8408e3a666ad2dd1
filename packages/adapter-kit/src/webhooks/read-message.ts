import type { RefusedWebhook } from '@paystate/core'
import { isWebRequest } from './is-web-request.ts'
import { readRawBody, textOf } from './raw-body.ts'
import { refuseWebhook } from './refuse-webhook.ts'

/** A provider's message, as it came. */
export interface RawMessage {
  readonly kind: 'read'
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Byte for byte, a byte order mark included: a signature is over all of it. */
  readonly text: string
}

const RECIPES =
  'Mount the handler above anything that parses bodies; docs/webhooks.md of paystate has a recipe for each framework.'

/** Reads a message whole, or refuses it: no Request, too large, read by something else, no text. */
export async function readMessage(
  request: Request,
  { provider, limit = 256 * 1024 }: { readonly provider: string; readonly limit?: number },
): Promise<RawMessage | RefusedWebhook> {
  const refuse = (what: string, status = 400) =>
    refuseWebhook({ provider, what, advice: RECIPES, status })
  if (!isWebRequest(request)) return refuse('It is not a web-standard Request.')
  const raw = await readRawBody(request, { limit })
  if (!raw.ok && raw.reason === 'too_large') return refuse('It is too large for a message.', 413)
  if (!raw.ok) return refuse('Its bytes cannot be read: something has read the body already.')
  if (textOf(raw.bytes) === undefined) return refuse('Its body is no text.')
  return { kind: 'read', bytes: raw.bytes, text: Buffer.from(raw.bytes).toString() }
}
