import {
  type Connected,
  createAdapter,
  createJsonHttp,
  createTransport,
  textOf,
} from '@paystate/adapter-kit'
import {
  type AdapterRuntime,
  createSequence,
  type PaymentAdapter,
  systemClock,
} from '@paystate/core'
import { type ReferenceConfig, readConfig } from '../read-config.ts'
import { RESPONSE_SIGNATURE, sealOf } from '../seals.ts'
import type { Context, ReferenceOptions } from './context.ts'
import { reads } from './reads.ts'
import { receiveWebhook } from './webhooks.ts'
import { writes } from './writes.ts'

/** Connects to the provider with one key. */
function connect(options: ReferenceOptions, runtime: AdapterRuntime): Connected<Context> {
  const { account: id, key, webhookSecret, capabilities, baseUrl = API } = options
  const { clock = systemClock, sequence = createSequence({ clock }) } = runtime
  const transport = createTransport({ ...runtime, provider: 'reference', clock, sequence })
  const credential = `key_${sealOf('credential', key).slice(0, 12)}` // distinguishes keys without revealing one
  const account = { provider: 'reference', mode: 'test', id, credential } as const
  const httpFor = createJsonHttp(transport, {
    provider: 'reference',
    baseUrl,
    headers: ({ reference }) => ({
      authorization: `Bearer ${key}`,
      ...(reference !== undefined && { 'idempotency-key': reference }),
    }),
    isGenuine: ({ headers, body }) =>
      capabilities.webhooks.authenticity === 'unsigned' ||
      headers.get(RESPONSE_SIGNATURE) === sealOf(textOf(body) ?? '', webhookSecret),
  })
  const own = { account, capabilities, webhookSecret, clock, sequence }
  const connected = { account, transport, totalMs: 30_000 }
  return { ...connected, contextFor: (scope) => ({ ...own, http: httpFor(scope) }) }
}

const API = 'https://api.reference.test'

/**
 * An adapter for the provider in memory, and the template for others: `writes.ts` has its writes, `reads.ts`
 * its reads, `read-payment.ts` what a payment's body means, `result-codes.ts` what a refusal proves.
 */
export function createReferenceAdapter(
  { capabilities, ...options }: ReferenceOptions,
  runtime: AdapterRuntime,
): PaymentAdapter {
  const module = createAdapter({
    ...{ provider: 'reference', capabilities, tables: '1', readConfig, writes, reads },
    connect: (config: ReferenceConfig, parts) => connect({ ...config, capabilities }, parts),
    receiveWebhook,
    extra: () => ({}),
  })
  return module.create(options, runtime)
}
