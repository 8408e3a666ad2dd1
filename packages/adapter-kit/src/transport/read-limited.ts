/** The body is larger than anything that a provider sends. */
export class BodyTooLarge extends Error {}

interface Readable {
  readonly body: AsyncIterable<Uint8Array> | null
}

/** Reads a whole body, and stops reading where it gets too large to hold. */
export async function readLimited(
  { body }: Readable,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes)
      throw new BodyTooLarge(`A body of more than ${maxBytes} bytes was given up.`)
    chunks.push(chunk)
  }
  return joined(chunks, size)
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.byteLength
  }
  return whole
}
