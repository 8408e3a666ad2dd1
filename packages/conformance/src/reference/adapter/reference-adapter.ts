import { createAdapter } from '@paystate/adapter-kit'
import type { AdapterRuntime, Capabilities, PaymentAdapter } from '@paystate/core'
import { connect, type ReferenceOptions } from './connection.ts'
import { reads } from './reads.ts'
import { receiveWebhook } from './webhooks.ts'
import { writes } from './writes.ts'

/** The account, its credentials and the adapter's options. */
export interface ReferenceAdapterOptions extends ReferenceOptions, AdapterRuntime {
  readonly capabilities: Capabilities
}

/**
 * An adapter for the provider in memory, and the template for others: `writes.ts` has its writes, `reads.ts`
 * its reads, `read-payment.ts` what a payment's body means, `connection.ts` the connection.
 */
export function createReferenceAdapter(options: ReferenceAdapterOptions): PaymentAdapter {
  const { account, key, webhookSecret, capabilities, ...runtime } = options
  const own = { account, key, webhookSecret }
  const module = createAdapter({
    provider: 'reference',
    capabilities,
    tables: '1',
    readConfig: () => ({ ok: true, value: own }),
    connect: connect(own, capabilities),
    writes,
    reads,
    receiveWebhook,
    extra: () => ({}),
  })
  return module.create(own, runtime)
}
