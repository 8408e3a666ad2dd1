import { type Issue, REFERENCE_PARAMETER } from '@paystate/core'
import type { Settings } from '../configuration/settings.ts'
import { isPrivateHost } from './is-private-host.ts'

/** The addresses of a payment as they were handed in. */
export interface Addresses {
  readonly returnUrl?: unknown
  readonly cancelUrl?: unknown
  readonly webhookUrl?: unknown
}

/**
 * What is wrong with addresses that are addresses: that, the rules of every provider ask.
 * Assumed: webhook_http.
 */
export function addressIssues(given: Addresses, settings: Settings): readonly Issue[] {
  return [...reservedIssues(given), ...webhookIssues(given.webhookUrl, settings)]
}

/** We add our reference to these addresses: one that is there already would be read in its place. */
function reservedIssues(given: Addresses): readonly Issue[] {
  return (['returnUrl', 'cancelUrl', 'webhookUrl'] as const)
    .filter((path) => hasReference(given[path]))
    .map((path) => ({ path, message: `must not have the parameter ${REFERENCE_PARAMETER}` }))
}

function hasReference(url: unknown): boolean {
  if (typeof url !== 'string' || !URL.canParse(url)) return false
  return new URL(url).searchParams.has(REFERENCE_PARAMETER)
}

function webhookIssues(url: unknown, { isRealProvider }: Settings): readonly Issue[] {
  if (!isRealProvider || typeof url !== 'string' || !URL.canParse(url)) return []
  if (!isPrivateHost(new URL(url).hostname)) return []
  return [{ path: 'webhookUrl', message: 'must be an address that Mollie can reach from outside' }]
}
