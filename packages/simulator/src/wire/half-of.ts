/** The first half of an answer's body, with headers that promise the whole. */
export async function halfOf(response: Response): Promise<{ half: Uint8Array; headers: Headers }> {
  const body = new Uint8Array(await response.arrayBuffer())
  const headers = new Headers(response.headers)
  headers.set('content-length', String(Math.max(1, body.length)))
  return { half: body.subarray(0, Math.floor(body.length / 2)), headers }
}
