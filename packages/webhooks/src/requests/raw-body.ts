import type { IncomingMessage } from 'node:http'
import { bodyWasRead } from './body-was-read.ts'
import type { Framework } from './framework.ts'

/**
 * The very bytes that came: those still to be read, or those that something kept, such as `express.raw()`
 * or a platform that sets `rawBody`.
 *
 * @throws {PaymentError} `webhook_refused`, when something has read or decoded them and kept none.
 */
export function rawBodyOf(
  message: IncomingMessage,
  framework: Framework,
): ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> {
  const kept = keptBytes(message)
  if (kept) return new Uint8Array(kept)
  if (isUntouched(message)) return streamOf(message)
  throw bodyWasRead(message, framework)
}

/** Text that was kept is encoded again: where that gives other bytes, their signature does not match. */
function keptBytes(message: IncomingMessage): Uint8Array | undefined {
  const rawBody = 'rawBody' in message ? message.rawBody : undefined
  if (rawBody instanceof Uint8Array) return rawBody
  if (typeof rawBody === 'string') return Buffer.from(rawBody)
  return 'body' in message && message.body instanceof Uint8Array ? message.body : undefined
}

/** An encoding means that bytes are decoded as they come; a flowing message is being read by somebody. */
function isUntouched(message: IncomingMessage): boolean {
  const isParsed = 'body' in message && !isEmpty(message.body)
  const isBeingRead = message.readableDidRead || message.readableFlowing === true
  return !isParsed && !isBeingRead && message.readableEncoding === null
}

/** The parsers of Express 4 set an empty object where they leave the bytes alone. */
function isEmpty(body: unknown): boolean {
  if (body === undefined || body === null) return true
  return typeof body === 'object' && Object.keys(body).length === 0
}

/** Whoever gives up early leaves the connection open, so that a refusal can still be sent. */
function streamOf(message: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = message.iterator({ destroyOnReturn: false })
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await chunks.return?.()
    },
  })
}
