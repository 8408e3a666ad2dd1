/** A provider's message as raw bytes and headers, so that it can be corrupted in every way. */
export interface RawWebhook {
  readonly method: string
  readonly url: string
  /** In order, and repeated where the sender repeats them. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Uint8Array<ArrayBuffer>
}

/** A message as it left the provider. */
export async function rawWebhookOf(request: Request): Promise<RawWebhook> {
  const { method, url, headers } = request
  return { method, url, headers: [...headers], body: new Uint8Array(await request.arrayBuffer()) }
}

/** The message as it reaches a handler. */
export function toRequest({ method, url, headers, body }: RawWebhook): Request {
  const received = new Headers()
  for (const [name, value] of headers) received.append(name, value)
  return new Request(url, { method, headers: received, body })
}
