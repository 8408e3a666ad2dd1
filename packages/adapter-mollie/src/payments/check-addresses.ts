import type { Issue } from '@paystate/core'
import type { Settings } from '../configuration/settings.ts'
import { reachIssues } from '../configuration/webhook-address.ts'

/** The issues of valid URLs; core checks whether they are valid, and the configuration its own. */
export function addressIssues(
  { webhookUrl }: { readonly webhookUrl?: unknown },
  settings: Settings,
): readonly Issue[] {
  const fromOutside = settings.webhooksFromOutside
  const url = typeof webhookUrl === 'string' ? webhookUrl : undefined
  return reachIssues(url, { fromOutside })
}
