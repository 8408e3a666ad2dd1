import { createAdapter } from '@paystate/adapter-kit'
import { CAPABILITIES } from './configuration/capabilities.ts'
import { readConfig } from './configuration/options.ts'
import { connect } from './http/connect.ts'
import { reads } from './payments/reads.ts'
import { writes } from './payments/writes.ts'
import { receiveWebhook } from './webhooks/receive-webhook.ts'

/** Example behind the interface of paystate: `createProvider({ provider: 'example', … })` finds it by this name. */
export const adapter = createAdapter({
  provider: 'example',
  capabilities: CAPABILITIES,
  tables: '2026-11-28', // when they were last compared with the provider's documentation
  readConfig,
  connect,
  writes,
  reads,
  receiveWebhook,
  extra: () => ({}), // what only this provider offers, beside the interface
})
