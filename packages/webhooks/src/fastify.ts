/// <reference types="node" preserve="true" />

export type { MatchedRoute, ReceiveWebhook } from './requests/receive-webhook.ts'
export {
  createWebhookPlugin,
  type FastifyInstanceLike,
  type FastifyMessage,
  type FastifyPlugin,
  type WebhookPluginOptions,
} from './responses/fastify-plugin.ts'
