/** An account at a provider. Contains no secret: it may be stored and logged. */
export interface Account {
  /** The adapter's name for its provider, as in `provider` of the configuration. */
  readonly provider: string
  /** Live and test money never mix: an observation from the other mode is refused. */
  readonly mode: 'live' | 'test'
  /** The provider's own name for the account: a client id, a profile, or a fingerprint of the key. */
  readonly id: string
  /** A fingerprint of the credential; a request prepared under one is not sent under another. */
  readonly credential: string
}

/** Whether both are the same account of the same provider in the same mode, whatever the key. */
export function isSameAccount(one: Account, other: Account): boolean {
  return isSameWorld(one, other) && one.id === other.id
}

/** Whether both see the same provider's data in the same mode. */
export function isSameWorld(one: Account, other: Account): boolean {
  return one.provider === other.provider && one.mode === other.mode
}

/**
 * Whether both may be the same account: same provider and mode, and not two accounts with different
 * names. An id that is derived from the credential does not name an account: it changes with the key.
 */
export function mayBeSameAccount(one: Account, other: Account): boolean {
  if (!isSameWorld(one, other)) return false
  return one.id === other.id || isMadeFromCredential(one) || isMadeFromCredential(other)
}

function isMadeFromCredential({ id, credential }: Account): boolean {
  return credential !== '' && id.includes(credential)
}

/** Whether a request prepared for one may be sent by the other: same account, same credential. */
export function maySendFor(prepared: Account, sender: Account): boolean {
  return isSameAccount(prepared, sender) && prepared.credential === sender.credential
}
