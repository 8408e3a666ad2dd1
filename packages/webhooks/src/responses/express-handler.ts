import type { IncomingMessage, ServerResponse } from 'node:http'
import { EXPRESS } from '../requests/framework.ts'
import { type ReceiveWebhook, routeOf } from '../requests/receive-webhook.ts'
import { requestOf } from '../requests/to-web-request.ts'
import { writeResponse } from './write-response.ts'

/** What is read of Express's request. */
export interface ExpressMessage extends IncomingMessage {
  readonly params: object
}

/** A handler of Express: what goes wrong reaches the application's error handler. */
export type ExpressHandler = (
  message: ExpressMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => Promise<void>

/**
 * Webhooks with Express. Register the route above `express.json()` and other body parsers, or put
 * `express.raw({ type: () => true })` on it.
 *
 * What goes wrong is passed to `next`: Express responds with 500, so that the provider sends the message
 * again.
 */
export function createWebhookHandler(receive: ReceiveWebhook): ExpressHandler {
  return async (message, response, next) => {
    try {
      const answer = await receive(requestOf(message, EXPRESS), routeOf(message.params))
      await writeResponse(answer, response)
    } catch (error) {
      next(error)
    }
  }
}
