import type { Checked, Fault } from '@paystate/core'
import { z } from 'zod'
import { check } from './check.ts'
import type { MollieOptions } from './options.ts'
import { optionsShape } from './options-schema.ts'

/**
 * Checks a configuration: every fault at once, by path, never with a value. Strict on purpose: a misspelt
 * option fails at start-up, not at the first refund.
 */
export function readConfig(input: unknown): Checked<MollieOptions> {
  const checked = check(optionsShape, input)
  const faults = [...(checked.ok ? [] : checked.faults), ...credentialFaults(input)]
  if (!checked.ok || faults.length > 0) return { ok: false, faults }
  const { apiKey, accessToken, profileId, testmode, ...settings } = checked.value
  if (apiKey !== undefined) return { ok: true, value: { ...settings, apiKey, profileId } }
  if (accessToken === undefined || profileId === undefined) return { ok: false, faults }
  return { ok: true, value: { ...settings, accessToken, profileId, testmode } }
}

const credentials = z.looseObject({
  apiKey: z.unknown().optional(),
  accessToken: z.unknown().optional(),
  profileId: z.unknown().optional(),
  testmode: z.unknown().optional(),
})

/** What must and must not stand together; asked of the raw input, so that no fault hides another. */
function credentialFaults(input: unknown): readonly Fault[] {
  const { data } = credentials.safeParse(input)
  if (!data) return []
  const has = (name: keyof typeof data): boolean => data[name] !== undefined
  const faults: Fault[] = []
  if (!has('apiKey') && !has('accessToken')) {
    faults.push({
      path: 'apiKey',
      message: 'is missing: give an API key, or accessToken and profileId',
    })
  }
  if (has('apiKey') && has('accessToken')) {
    faults.push({ path: 'accessToken', message: 'must not stand beside apiKey: give one of them' })
  }
  if (has('accessToken') && !has('profileId')) {
    faults.push({ path: 'profileId', message: 'is missing: an access token needs its profile' })
  }
  if (has('apiKey') && has('testmode')) {
    faults.push({
      path: 'testmode',
      message: 'must not stand beside apiKey: the key tells the mode',
    })
  }
  return faults
}
