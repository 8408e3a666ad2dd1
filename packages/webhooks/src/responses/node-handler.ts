import type { IncomingMessage, ServerResponse } from 'node:http'
import { isPaymentError } from '@paystate/core'
import { NODE } from '../requests/framework.ts'
import { requestOf } from '../requests/to-web-request.ts'
import { writeResponse } from './write-response.ts'

/** Takes one message and responds to it. It never rejects. */
export type NodeHandler = (message: IncomingMessage, response: ServerResponse) => Promise<void>

/** What a handler for `node:http` may be given. */
export interface NodeHandlerOptions {
  /** Hears what went wrong with a message. Default: a warning of the process, without a payer's data. */
  readonly onError?: (error: unknown) => void
}

/**
 * Webhooks with `node:http`, and with whatever else passes its request and response on.
 *
 * What goes wrong is responded to with 500, so that the provider sends the message again.
 */
export function createWebhookHandler(
  receive: (request: Request) => Promise<Response>,
  { onError = warn }: NodeHandlerOptions = {},
): NodeHandler {
  return async (message, response) => {
    try {
      await writeResponse(await receive(requestOf(message, NODE)), response)
    } catch (error) {
      fail(response)
      await tell(error, onError)
    }
  }
}

function fail(response: ServerResponse): void {
  if (response.headersSent) return
  response.writeHead(500, { connection: 'close' }).end()
}

/** The application's own report may fail, at once or later: a rejection that nobody handles ends the process. */
async function tell(error: unknown, onError: (error: unknown) => void): Promise<void> {
  try {
    const told: unknown = onError(error)
    await told
  } catch {
    warn(error)
  }
}

/** The message of a foreign error may hold anything. */
function warn(error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error
  const what = isPaymentError(error) ? error.message : `A webhook could not be taken in: ${name}.`
  process.emitWarning(what, 'PaystateWarning')
}
