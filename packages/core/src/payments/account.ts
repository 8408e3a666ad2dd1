/** Which account at which provider is asking. Holds no secret: it may be stored and logged. */
export interface Account {
  /** The adapter's name for its provider, as in `provider` of the configuration. */
  readonly provider: string
  /** Live and test money never mix: an observation from the other mode is refused. */
  readonly mode: 'live' | 'test'
  /** The provider's own name for the account: a client id, a profile, or a fingerprint of the key. */
  readonly id: string
  /** A fingerprint of the credential in use; a request prepared under one is not sent under another. */
  readonly credential: string
}

/** Says whether both are the same account of the same provider in the same mode, whatever the key. */
export function isSameAccount(one: Account, other: Account): boolean {
  return isSameWorld(one, other) && one.id === other.id
}

/** Says whether both see the same provider's data in the same mode. */
export function isSameWorld(one: Account, other: Account): boolean {
  return one.provider === other.provider && one.mode === other.mode
}

/**
 * Says whether both may be the same account: same provider and mode, and no two accounts that are named
 * differently. An id that is made from the credential names no account: it changes with the key.
 */
export function mayBeSameAccount(one: Account, other: Account): boolean {
  if (!isSameWorld(one, other)) return false
  return one.id === other.id || isMadeFromCredential(one) || isMadeFromCredential(other)
}

function isMadeFromCredential({ id, credential }: Account): boolean {
  return credential !== '' && id.includes(credential)
}

/** Says whether a request prepared for one may be sent by the other: same account, same credential. */
export function maySendFor(prepared: Account, sender: Account): boolean {
  return isSameAccount(prepared, sender) && prepared.credential === sender.credential
}
