import type { ProviderConfig } from '@paystate/core'
import { SIMULATOR_KEYS } from '@paystate/simulator/antom'
import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'

/** Where the simulators are, and where the shop takes webhooks. */
export interface Addresses {
  readonly mollieUrl: string
  readonly antomUrl: string
  readonly webhookUrl: string
}

/** A visitor who lets nobody answer should not wait long. */
const PATIENCE = 3_000

/** What each provider needs to be asked here, on this machine; the swap is which of them is taken. */
const CONFIGURATIONS = new Map<string, (addresses: Addresses) => ProviderConfig>([
  [
    'mollie',
    ({ mollieUrl, webhookUrl }) => ({
      provider: 'mollie',
      apiKey: DEFAULT_MOLLIE_KEY,
      baseUrl: mollieUrl,
      webhookUrl,
      timeouts: { attemptMs: PATIENCE, totalMs: 2 * PATIENCE },
    }),
  ],
  [
    'antom',
    ({ antomUrl, webhookUrl }) => ({
      provider: 'antom',
      clientId: 'SANDBOX_5X00000000000000',
      privateKey: SIMULATOR_KEYS.merchant.privateKey,
      antomPublicKey: SIMULATOR_KEYS.antom.publicKey,
      baseUrl: antomUrl,
      webhookUrl,
      timeouts: { attemptMs: PATIENCE, totalMs: 2 * PATIENCE },
      defaults: { paymentMethodType: 'ALIPAY_CN', settlementCurrency: 'EUR', terminalType: 'WEB' },
    }),
  ],
])

/**
 * The configuration for the simulator of a provider, with what a file says laid over it. A provider
 * without a simulator is taken as it is given.
 */
export function simulatedConfiguration(
  given: ProviderConfig,
  addresses: Addresses,
): ProviderConfig {
  return { ...CONFIGURATIONS.get(given.provider)?.(addresses), ...given }
}
