import { BodyTooLarge, collectBody } from './collect-body.ts'

interface Readable {
  readonly body: AsyncIterable<Uint8Array> | null
}

/**
 * Reads a complete body, and stops once it is too large to hold.
 *
 * @throws {BodyTooLarge}
 */
export async function readLimited(
  { body }: Readable,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const collected = collectBody(maxBytes)
  for await (const chunk of body ?? []) {
    if (!collected.add(chunk)) throw new BodyTooLarge()
  }
  return collected.whole()
}
