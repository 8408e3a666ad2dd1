import type { ProviderConfig } from '@paystate/core'
import { SIMULATOR_KEYS } from '@paystate/simulator/antom'
import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'

/** Where the simulators are. */
export interface Addresses {
  readonly mollieUrl: string
  readonly antomUrl: string
}

/** A visitor who chooses "no response" should not wait long. */
const PATIENCE = 3_000

/** What each provider needs on this machine. */
const CONFIGURATIONS = new Map<string, (addresses: Addresses) => ProviderConfig>([
  [
    'mollie',
    ({ mollieUrl }) => ({
      provider: 'mollie',
      apiKey: DEFAULT_MOLLIE_KEY,
      baseUrl: mollieUrl,
      timeouts: { attemptMs: PATIENCE, totalMs: 2 * PATIENCE },
    }),
  ],
  [
    'antom',
    ({ antomUrl }) => ({
      provider: 'antom',
      clientId: 'SANDBOX_5X00000000000000',
      privateKey: SIMULATOR_KEYS.merchant.privateKey,
      antomPublicKey: SIMULATOR_KEYS.antom.publicKey,
      baseUrl: antomUrl,
      timeouts: { attemptMs: PATIENCE, totalMs: 2 * PATIENCE },
      defaults: { paymentMethodType: 'ALIPAY_CN', settlementCurrency: 'EUR', terminalType: 'WEB' },
    }),
  ],
])

/**
 * The configurations of both providers' simulators, with what was given for one of them merged over it. A
 * provider without a simulator is used as given.
 */
export function simulatedConfigurations(
  given: ProviderConfig,
  addresses: Addresses,
): readonly ProviderConfig[] {
  const simulated = [...CONFIGURATIONS.values()].map((make) => make(addresses))
  const others = simulated.filter(({ provider }) => provider !== given.provider)
  return [...others, { ...CONFIGURATIONS.get(given.provider)?.(addresses), ...given }]
}
