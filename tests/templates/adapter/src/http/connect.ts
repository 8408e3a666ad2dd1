import { createHash } from 'node:crypto'
import { type Connected, createJsonHttp, createTransport } from '@paystate/adapter-kit'
import { type AdapterRuntime, createSequence, systemClock } from '@paystate/core'
import { CAPABILITIES } from '../configuration/capabilities.ts'
import type { ExampleOptions } from '../configuration/options.ts'
import type { Context } from './context.ts'

const PROVIDER = 'example'

/** Opens the way to the provider for one account. */
export function connect(options: ExampleOptions, runtime: AdapterRuntime): Connected<Context> {
  const { apiKey, account: id, baseUrl } = options
  const { clock = systemClock, sequence = createSequence({ clock }) } = runtime
  const transport = createTransport({ ...runtime, provider: PROVIDER, clock, sequence })
  const account = { provider: PROVIDER, mode: 'test', id, credential: fingerprint(apiKey) } as const
  const httpFor = createJsonHttp(transport, {
    provider: PROVIDER,
    baseUrl,
    headers: ({ reference }) => ({
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      ...(reference !== undefined && { 'idempotency-key': reference }),
    }),
  })
  const own = { account, capabilities: CAPABILITIES, clock }
  const connected = { account, transport, totalMs: 30_000 }
  return { ...connected, contextFor: (scope) => ({ ...own, http: httpFor(scope) }) }
}

/** Tells two keys apart, and reveals neither: the key itself is in no record. */
function fingerprint(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16)
}
