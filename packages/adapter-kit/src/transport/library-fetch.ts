import type { AttemptCall, AttemptFetch } from './attempt.ts'
import type { Outgoing, Send } from './attempt-record.ts'
import type { HttpResponse } from './http-response.ts'

interface Through {
  readonly outgoing: Outgoing
  readonly send: Send
}

/**
 * Lets an HTTP library send the request of an attempt. The attempt's own request is sent, so the library cannot
 * change a byte of it: one that passes a different request sends nothing. The response stays with the attempt
 * too, so that no error of the library can print it.
 */
export async function sendThrough(call: AttemptCall, { outgoing, send }: Through): Promise<void> {
  let isOpen = true
  let sending: Promise<HttpResponse> | undefined
  const fetch: AttemptFetch = async (input, init) => {
    const isMeant = await isSameRequest(new Request(input, init), outgoing)
    if (sending || !isOpen) throw new TypeError('An attempt sends one request, while it lasts.')
    if (!isMeant) throw new TypeError('The library passed a request that is not the attempt.')
    sending = send(outgoing).then((response) => {
      outgoing.record.response = response
      return response
    })
    const { status } = await sending
    return new Response(null, { status })
  }
  try {
    await call(fetch)
  } finally {
    isOpen = false
    // A library that fails, or returns early, does not undo what has been sent.
    await sending
  }
}

/** The same method and URL; a body and headers only if they are those of the attempt. */
async function isSameRequest(given: Request, outgoing: Outgoing): Promise<boolean> {
  if (given.method !== outgoing.method || given.url !== new URL(outgoing.url).href) return false
  const own = new Headers(outgoing.headers)
  for (const [name, value] of given.headers) if (own.get(name) !== value) return false
  if (given.body === null) return true
  const body = new Uint8Array(await given.arrayBuffer())
  return Buffer.compare(body, outgoing.body ?? new Uint8Array()) === 0
}
