import type { IncomingMessage } from 'node:http'
import { FASTIFY } from '../requests/framework.ts'
import { type ReceiveWebhook, routeOf } from '../requests/receive-webhook.ts'
import { requestOf } from '../requests/to-web-request.ts'

/** What is read of Fastify's request. */
export interface FastifyMessage {
  readonly raw: IncomingMessage
  readonly params: unknown
}

/** What is used of Fastify's reply. */
interface FastifyReplyLike {
  header(name: string, value: string): unknown
}

/** What is used of a Fastify instance. */
export interface FastifyInstanceLike {
  removeAllContentTypeParsers(): unknown
  addContentTypeParser(
    type: string,
    parser: (request: unknown, body: unknown, done: (error: Error | null) => void) => void,
  ): unknown
  post(
    path: string,
    handler: (message: FastifyMessage, reply: FastifyReplyLike) => Promise<Response>,
  ): unknown
}

/** A plugin for `app.register`. Do not wrap it in `fastify-plugin`: it must keep a scope of its own. */
export type FastifyPlugin = (scope: FastifyInstanceLike) => Promise<void>

/** Where the webhooks arrive. */
export interface WebhookPluginOptions {
  /** As Fastify writes it, e.g. `/webhooks/:instance`; `receive` gets its parameters. */
  readonly path: string
}

/**
 * Webhooks with Fastify: a route in a scope of its own, in which bodies stay unread. They are parsed
 * everywhere else as before.
 *
 * What goes wrong is thrown: Fastify responds with 500, so that the provider sends the message again.
 */
export function createWebhookPlugin(
  receive: ReceiveWebhook,
  { path }: WebhookPluginOptions,
): FastifyPlugin {
  return async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _body, done) => done(null))
    scope.post(path, async ({ raw, params }, reply) => {
      const answer = await receive(requestOf(raw, FASTIFY), routeOf(params))
      // What is left of a message that was given up would be taken for the next one.
      if (!raw.complete) reply.header('connection', 'close')
      return answer
    })
  }
}
