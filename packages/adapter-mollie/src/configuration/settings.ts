import type { Account } from '@paystate/core'
import { accountOf } from './account.ts'
import type { MollieExtra } from './extra.ts'
import type { MollieOptions } from './options.ts'
import { comeFromOutside } from './webhook-address.ts'

/** The configuration that operations need, with the defaults filled in. No secret. */
export interface Settings {
  readonly account: Account
  /** The configured profile: a response that states another one is a mismatch. */
  readonly profileId?: string | undefined
  readonly webhookUrl?: string | undefined
  readonly defaults: MollieExtra
  readonly attemptMs: number
  readonly totalMs: number
  readonly readAttempts: number
  /** Webhooks come from outside, so only public URLs get any. */
  readonly webhooksFromOutside: boolean
  /** What each request with an access token must state. */
  readonly scope: Scope
}

/** Parameters for access tokens only; with a key they are refused. Assumed: token_mode. */
export interface Scope {
  readonly profileId?: string
  readonly testmode?: true
}

/** How most calls state the mode: not at all with a key, which has its own. */
export function testmodeOf({ testmode }: Scope): { testmode?: true } {
  return testmode ? { testmode } : {}
}

export function settingsOf(options: MollieOptions): Settings {
  const { timeouts } = options
  return {
    account: accountOf(options),
    profileId: options.profileId,
    webhookUrl: options.webhookUrl,
    defaults: options.defaults ?? {},
    attemptMs: timeouts?.attemptMs ?? 10_000,
    totalMs: timeouts?.totalMs ?? 30_000,
    readAttempts: options.readAttempts ?? 2,
    webhooksFromOutside: comeFromOutside(options),
    scope: scopeOf(options),
  }
}

function scopeOf({ accessToken, profileId, testmode }: MollieOptions): Scope {
  if (accessToken === undefined || profileId === undefined) return {}
  return { profileId, ...(testmode && { testmode }) }
}
