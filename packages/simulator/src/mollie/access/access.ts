import { Refusal, unprocessable } from '../refusals/refusal.ts'

/** Who is asking, and what they may see. */
export interface Access {
  readonly kind: 'key' | 'token'
  /** What the idempotency records of this caller are kept under. */
  readonly scope: string
  readonly mode: 'live' | 'test'
  /** undefined: every profile of the organization (a token that named none). */
  readonly profileId: string | undefined
}

/** The credentials that the simulator knows. */
export interface Credentials {
  /** API keys, each bound to one profile and mode. */
  readonly keys: ReadonlyMap<string, string>
  readonly tokens: ReadonlySet<string>
}

/** The key that works when no other was configured. */
export const DEFAULT_MOLLIE_KEY = 'test_simulatorKeyOfPaystate00000000'
/** The live key and the access token of the command; the typed API has none of its own. */
export const COMMAND_LIVE_KEY = 'live_simulatorKeyOfPaystate00000000'
export const COMMAND_TOKEN = 'access_simulatorTokenOfPaystate00000000'
/** The profile that the default key belongs to. */
export const DEFAULT_PROFILE = 'pfl_simulator1'
/** A key of the command for another profile: whose payments are not one's own. */
export const COMMAND_OTHER_KEY = 'test_simulatorKeyOfAnotherProfile0000'
export const OTHER_PROFILE = 'pfl_simulator2'

export function authenticate(authorization: string | null, credentials: Credentials): Access {
  const secret = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? ''
  const profileId = credentials.keys.get(secret)
  if (profileId !== undefined) {
    const mode = secret.startsWith('live_') ? 'live' : 'test'
    return { kind: 'key', scope: secret, mode, profileId }
  }
  if (credentials.tokens.has(secret)) {
    return { kind: 'token', scope: secret, mode: 'live', profileId: undefined }
  }
  throw new Refusal(401, 'Missing authentication, or failed to authenticate')
}

/** A token says with each call in which mode and for which profile it acts. */
export function narrow(
  access: Access,
  { testmode, profileId }: { testmode: unknown; profileId: unknown },
  credentials: Credentials,
): Access {
  if (access.kind === 'key') return access
  const isTest = testmode === true || testmode === 'true'
  return {
    ...access,
    mode: isTest ? 'test' : 'live',
    profileId: readProfile(profileId, credentials),
  }
}

function readProfile(profileId: unknown, { keys }: Credentials): string | undefined {
  if (profileId === undefined || profileId === null) return undefined
  const known = [...keys.values()].find((candidate) => candidate === profileId)
  if (known === undefined) throw unprocessable('The profileId is invalid', 'profileId')
  return known
}

/** A token has to say for which profile it makes or lists payments. */
export function refuseWithoutProfile({ kind, profileId }: Access): void {
  if (kind === 'token' && profileId === undefined) {
    throw unprocessable("The 'profileId' field is missing", 'profileId')
  }
}

/** Some calls need a permission that only access tokens have. */
export function refuseKey(access: Access): void {
  if (access.kind === 'token') return
  throw new Refusal(403, 'The API key does not have the permission that this call needs')
}

/** Some calls are about the profile of an API key, which a token has not. */
export function refuseToken(access: Access): Access {
  if (access.kind === 'key') return access
  throw new Refusal(403, 'This call is for API keys only')
}

/** The parameters that exist for tokens only. */
export function tokenParameters({ kind }: Access): readonly string[] {
  return kind === 'token' ? ['profileId', 'testmode'] : []
}
