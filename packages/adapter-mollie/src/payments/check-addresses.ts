import { type Issue, REFERENCE_PARAMETER } from '@paystate/core'
import type { Settings } from '../configuration/settings.ts'
import { webhookIssues } from '../configuration/webhook-address.ts'

/** The URLs of a payment as given. */
export interface Addresses {
  readonly returnUrl?: unknown
  readonly cancelUrl?: unknown
  readonly webhookUrl?: unknown
}

/** The issues of valid URLs; core checks whether they are valid, and the configuration its own. */
export function addressIssues(given: Addresses, settings: Settings): readonly Issue[] {
  const { webhookUrl } = given
  const fromOutside = settings.webhooksFromOutside
  const url = typeof webhookUrl === 'string' ? webhookUrl : undefined
  return [...reservedIssues(given), ...webhookIssues(url, { fromOutside })]
}

/** We add our reference to these URLs: an existing one would be read in its place. */
function reservedIssues(given: Addresses): readonly Issue[] {
  return (['returnUrl', 'cancelUrl'] as const)
    .filter((path) => hasReference(given[path]))
    .map((path) => ({
      path,
      message: `must not already have the parameter ${REFERENCE_PARAMETER}`,
    }))
}

function hasReference(url: unknown): boolean {
  if (typeof url !== 'string' || !url.includes('?') || !URL.canParse(url)) return false
  return new URL(url).searchParams.has(REFERENCE_PARAMETER)
}
