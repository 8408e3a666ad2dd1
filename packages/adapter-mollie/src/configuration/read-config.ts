import type { Checked, Issue } from '@paystate/core'
import { z } from 'zod'
import { check } from './check.ts'
import type { MollieOptions } from './options.ts'
import { optionsShape } from './options-schema.ts'
import { comeFromOutside, webhookIssues } from './webhook-address.ts'

/**
 * Checks a configuration: every issue at once, by path, never with a value. Strict on purpose: a misspelled
 * option fails at start-up, not at the first refund.
 */
export function readConfig(input: unknown): Checked<MollieOptions> {
  const checked = check(optionsShape, input)
  const issues = [
    ...(checked.ok ? [] : checked.issues),
    ...credentialIssues(input),
    ...(checked.ok ? addressIssues(checked.value) : []),
  ]
  if (!checked.ok || issues.length > 0) return { ok: false, issues }
  const { apiKey, accessToken, profileId, testmode, ...settings } = checked.value
  if (apiKey !== undefined) return { ok: true, value: { ...settings, apiKey, profileId } }
  if (accessToken === undefined || profileId === undefined) return { ok: false, issues }
  return { ok: true, value: { ...settings, accessToken, profileId, testmode } }
}

function addressIssues({ webhookUrl, ...options }: z.infer<typeof optionsShape>): readonly Issue[] {
  return webhookIssues(webhookUrl, { fromOutside: comeFromOutside(options) })
}

const credentials = z.looseObject({
  apiKey: z.unknown().optional(),
  accessToken: z.unknown().optional(),
  profileId: z.unknown().optional(),
  testmode: z.unknown().optional(),
})

/** Which options require or exclude each other; checked on the raw input, so that no issue hides another. */
function credentialIssues(input: unknown): readonly Issue[] {
  const { data } = credentials.safeParse(input)
  if (!data) return []
  const has = (name: keyof typeof data): boolean => data[name] !== undefined
  const issues: Issue[] = []
  if (!has('apiKey') && !has('accessToken')) {
    issues.push({
      path: 'apiKey',
      message: 'is missing: give an API key (test_… or live_…), or accessToken and profileId',
    })
  }
  if (has('apiKey') && has('accessToken')) {
    issues.push({
      path: 'accessToken',
      message: 'cannot be combined with apiKey: give one of them',
    })
  }
  if (has('accessToken') && !has('profileId')) {
    issues.push({ path: 'profileId', message: 'is missing: an access token needs its profile' })
  }
  if (has('apiKey') && has('testmode')) {
    issues.push({
      path: 'testmode',
      message: 'cannot be combined with apiKey: the key determines the mode',
    })
  }
  return issues
}
