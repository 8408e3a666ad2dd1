/** The body is larger than anything that a provider sends. */
export class BodyTooLarge extends Error {
  constructor() {
    super('The body is too large.')
  }
}

/** The bytes of a response as they arrive. */
export interface CollectedBody {
  /** False once the body is too large to hold. */
  add(chunk: Uint8Array): boolean
  whole(): Uint8Array<ArrayBuffer>
}

/** Collects a body of up to this many bytes. */
export function collectBody(maxBytes: number): CollectedBody {
  const chunks: Uint8Array[] = []
  let size = 0
  return {
    add: (chunk) => {
      size += chunk.byteLength
      if (size > maxBytes) return false
      chunks.push(chunk)
      return true
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
