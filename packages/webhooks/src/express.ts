/// <reference types="node" preserve="true" />

export type { MatchedRoute, ReceiveWebhook } from './requests/receive-webhook.ts'
export {
  createWebhookHandler,
  type ExpressHandler,
  type ExpressMessage,
} from './responses/express-handler.ts'
