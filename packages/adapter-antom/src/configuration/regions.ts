/**
 * Antom's hosts by region.
 *
 * @see https://docs.antom.com/ac/ams/api_fund
 */
export const REGIONS = {
  asia: 'https://open-sea-global.alipay.com',
  europe: 'https://open-de-global.alipay.com',
  north_america: 'https://open-na-global.alipay.com',
  /** For merchants that are US entities. Assumed: united_states_host. */
  united_states: 'https://open.antglobal-us.com',
} as const

/** The region of Antom's gateway that serves the account. */
export type Region = keyof typeof REGIONS

/** The prefix of sandbox client ids; the sandbox has its own path. */
const SANDBOX = 'SANDBOX_'

export function isSandbox(clientId: string): boolean {
  return clientId.startsWith(SANDBOX)
}

/** The path of a call as it is sent and signed. */
export function pathOf(call: string, { clientId }: { readonly clientId: string }): string {
  return `/ams/${isSandbox(clientId) ? 'sandbox/' : ''}api/v1/payments/${call}`
}

/**
 * The path of a call of the second version, which serves in-store payments. Neither its host nor its
 * sandbox is documented. Assumed: omnichannel_address.
 */
export function omnichannelPathOf(call: string): string {
  return `/openapi/v2/payments/${call}`
}
