import { type Capabilities, epochOf, type Instant } from '@paystate/core'
import type { Services } from '../engine/services.ts'
import { listInstances } from '../store/instances/register-instance.ts'

/** A provider that has payments here, as the database knows it. */
export interface ProviderHealth {
  readonly instance: string
  readonly provider: string
  /** Absent where its id changes with the key. */
  readonly account?: string
  /** `false`: it has payments, and this process has no configuration for it. */
  readonly configured: boolean
  /** While it is open, nothing is sent or read by itself: the provider has failed several times in a row. */
  readonly circuit:
    | { readonly state: 'closed' }
    | { readonly state: 'open'; readonly until: Instant }
  /** What it can do, where this process has a configuration for it. */
  readonly capabilities?: Capabilities
  /** Live or test money, where this process has a configuration for it. */
  readonly mode?: 'live' | 'test'
  /** Failures in a row. */
  readonly failures: number
}

/**
 * How every provider is that ever had payments here, from the database alone. `check()` asks the providers
 * themselves, and says how far their clocks are from ours.
 */
export type ReadProviders = () => Promise<readonly ProviderHealth[]>

export function createProvidersRead({ store, instances }: Services): ReadProviders {
  return async () => {
    const rows = await listInstances(store)
    return rows.map(({ name, provider, account, openUntil, failures, asOf }) => {
      const adapter = instances.get(name)?.adapter
      return {
        instance: name,
        provider,
        ...(account !== null && { account }),
        configured: adapter !== undefined,
        ...(adapter && { capabilities: adapter.capabilities, mode: adapter.account.mode }),
        circuit: circuitOf(openUntil, asOf),
        failures,
      }
    })
  }
}

function circuitOf(until: Instant | null, now: Instant): ProviderHealth['circuit'] {
  if (until === null || epochOf(until) <= epochOf(now)) return { state: 'closed' }
  return { state: 'open', until }
}
