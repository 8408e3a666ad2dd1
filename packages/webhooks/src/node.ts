/// <reference types="node" preserve="true" />

export { toWebRequest } from './requests/to-web-request.ts'
export {
  createWebhookHandler,
  type NodeHandler,
  type NodeHandlerOptions,
} from './responses/node-handler.ts'
export { writeResponse } from './responses/write-response.ts'
