import { type Capabilities, createProviders, type ProviderConfig } from '@paystate/core'

/** A configured provider, by the name that its payments keep. */
export interface Provider {
  /** The engine's name of it. */
  readonly name: string
  /** The provider behind it, such as `mollie`. */
  readonly provider: string
  readonly mode: 'test' | 'live'
  readonly capabilities: Capabilities
}

export type Providers = ReadonlyMap<string, Provider>

/**
 * What each configured provider can do.
 *
 * @throws {PaymentError} `invalid_configuration`, `adapter_not_installed`
 */
export async function readProviders(
  configs: Readonly<Record<string, ProviderConfig>>,
): Promise<Providers> {
  const adapters = await createProviders(configs, { load: (name) => import(name) })
  const entries = Object.entries(adapters).map(([name, { account, capabilities }]) => {
    const { provider, mode } = account
    return [name, { name, provider, mode, capabilities }] as const
  })
  return new Map(entries)
}
