import type { ProviderConfig } from '@paystate/core'
import { SIMULATOR_KEYS } from '@paystate/simulator/antom'
import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'

/** Where the simulators are, and where the shop takes webhooks. */
export interface Addresses {
  readonly mollieUrl: string
  readonly antomUrl: string
  readonly webhookUrl: string
}

/** A visitor who chooses "no response" should not wait long. */
const PATIENCE = 3_000

/** What each provider needs on this machine; swapping the provider selects one of them. */
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
 * The configuration for a provider's simulator, with the configuration file merged over it. A provider
 * without a simulator is used as given.
 */
export function simulatedConfiguration(
  given: ProviderConfig,
  addresses: Addresses,
): ProviderConfig {
  return { ...CONFIGURATIONS.get(given.provider)?.(addresses), ...given }
}
