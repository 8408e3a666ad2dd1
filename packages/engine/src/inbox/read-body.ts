export type Body =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly status: 400 | 413; readonly why: string }

/** The exact bytes received: a signature covers these. A body above `limit` is rejected without being held. */
export async function readBody(request: Request, { limit }: { limit: number }): Promise<Body> {
  if (request.bodyUsed) return UNREADABLE
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length
      if (size > limit)
        return { ok: false, status: 413, why: 'It is larger than any provider message.' }
      chunks.push(chunk)
    }
  } catch {
    return UNREADABLE
  }
  return { ok: true, bytes: joined(chunks, size) }
}

const UNREADABLE = {
  ok: false,
  status: 400,
  why: 'Its bytes cannot be read: mount the handler before anything that parses bodies.',
} as const

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
