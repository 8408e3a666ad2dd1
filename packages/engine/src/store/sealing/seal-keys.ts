import { Buffer } from 'node:buffer'
import type { Issue } from '@paystate/core'

/** A key of the application's, for what may hold a token or a payer's data. */
export interface SealKey {
  /** Names it in what is stored: 1 to 64 of `A-Z a-z 0-9 . _ -`, such as `2026-11`. It is no secret. */
  readonly id: string
  /** 32 random bytes, as they are or in base64, such as from `openssl rand -base64 32`. */
  readonly key: string | Uint8Array | undefined
}

/** A checked key. */
export interface UsableKey {
  readonly id: string
  readonly bytes: Buffer
}

const ID = /^[A-Za-z0-9._-]{1,64}$/
const BASE64 = /^[A-Za-z0-9+/]{43}=$/
const KEY_BYTES = 32

/** Checks keys, every issue at once. No issue holds anything of a key. */
export function readSealKeys(
  given: readonly SealKey[],
):
  | { readonly ok: true; readonly keys: readonly UsableKey[] }
  | { readonly ok: false; readonly issues: readonly Issue[] } {
  if (!Array.isArray(given) || given.length === 0) {
    return { ok: false, issues: [{ path: 'sealWith', message: 'must be a list of { id, key }' }] }
  }
  const issues: Issue[] = []
  const keys: UsableKey[] = []
  for (const [index, one] of given.entries()) {
    const { id, key }: Partial<SealKey> = Object(one)
    const path = `sealWith.${index}`
    const bytes = bytesOf(key)
    if (typeof id !== 'string' || !ID.test(id)) {
      issues.push({ path: `${path}.id`, message: 'must be 1 to 64 of A-Z a-z 0-9 . _ -' })
    } else if (keys.some((other) => other.id === id)) {
      issues.push({ path: `${path}.id`, message: 'is the id of another key' })
    }
    if (!bytes) {
      issues.push({ path: `${path}.key`, message: 'must be 32 bytes, as they are or in base64' })
    }
    if (bytes && typeof id === 'string') keys.push({ id, bytes })
  }
  return issues.length === 0 ? { ok: true, keys } : { ok: false, issues }
}

/** Undefined for anything but 32 bytes: a text that is cut or has other characters is no key. */
function bytesOf(key: unknown): Buffer | undefined {
  if (key instanceof Uint8Array) return key.length === KEY_BYTES ? Buffer.from(key) : undefined
  if (typeof key !== 'string' || !BASE64.test(key)) return undefined
  return Buffer.from(key, 'base64')
}
