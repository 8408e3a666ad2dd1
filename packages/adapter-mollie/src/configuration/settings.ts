import type { Account } from '@paystate/core'
import { accountOf } from './account.ts'
import type { MollieExtra } from './extra.ts'
import type { MollieOptions } from './options.ts'
import { comeFromOutside } from './webhook-address.ts'

/** What the operations need to know of the configuration, with the defaults filled in. No secret. */
export interface Settings {
  readonly account: Account
  /** The configured profile: what a response states of it has to agree. */
  readonly profileId?: string | undefined
  readonly webhookUrl?: string | undefined
  readonly defaults: MollieExtra
  readonly attemptMs: number
  readonly totalMs: number
  readonly readAttempts: number
  /** Webhooks come from outside, so only public addresses get any. */
  readonly webhooksFromOutside: boolean
  /** What an access token must say with each request. */
  readonly scope: Scope
}

/** Parameters that exist for access tokens only; a key refuses them. Assumed: token_mode. */
export interface Scope {
  readonly profileId?: string
  readonly testmode?: true
}

/** What most calls say of the mode: nothing with a key, which has one of its own. */
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
