/** The body is larger than anything that a provider sends. */
export class BodyTooLarge extends Error {}

/** The bytes of an answer as they come in. */
export interface CollectedBody {
  /** @throws {BodyTooLarge} where the body gets too large to hold. */
  add(chunk: Uint8Array): void
  whole(): Uint8Array<ArrayBuffer>
}

/** Collects a body of up to so many bytes. */
export function collectBody(maxBytes: number): CollectedBody {
  const chunks: Uint8Array[] = []
  let size = 0
  return {
    add: (chunk) => {
      size += chunk.byteLength
      if (size > maxBytes) {
        throw new BodyTooLarge(`A body of more than ${maxBytes} bytes was given up.`)
      }
      chunks.push(chunk)
    },
    whole: () => joined(chunks, size),
  }
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
