import { parseStorableJson } from '../responses/storable-json.ts'
import { BodyTooLarge } from '../transport/collect-body.ts'
import { isThrown } from '../transport/is-thrown.ts'
import { readLimited } from '../transport/read-limited.ts'

/** The bytes of a message, or why there are none. */
export type RawBody =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly reason: 'too_large' | 'unreadable' }

/**
 * Reads the exact bytes that a provider sent, before anything is parsed: signatures cover these.
 *
 * A body that something else has already read is `unreadable`: mount the handler before body parsers.
 *
 * @param limit Bytes; a larger body is rejected without being held.
 */
export async function readRawBody(
  request: Request,
  { limit }: { limit: number },
): Promise<RawBody> {
  if (request.bodyUsed) return { ok: false, reason: 'unreadable' }
  try {
    return { ok: true, bytes: await readLimited(request, limit) }
  } catch (error) {
    return { ok: false, reason: isThrown(error, BodyTooLarge) ? 'too_large' : 'unreadable' }
  }
}

/** Reads bytes as UTF-8 text; undefined where they are not UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decode(bytes)
  } catch {
    return undefined
  }
}

/** Reads bytes as JSON whose texts can be stored; undefined where they are not JSON. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return parseStorableJson(decode(bytes))
  } catch {
    return undefined
  }
}

function decode(bytes: Uint8Array): string {
  return UTF_8.decode(bytes)
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true })
