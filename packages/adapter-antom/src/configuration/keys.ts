import type { KeyObject } from 'node:crypto'
import { PaymentError } from '@paystate/core'
import type { AntomOptions } from './options.ts'
import { readPrivateKey, readPublicKey } from './read-keys.ts'

/** Your key, under the version that Antom has for it. */
export interface SigningKey {
  readonly key: KeyObject
  readonly version: string
}

/** The keys of both sides, parsed once: parsing costs as much as signing. */
export interface Keys {
  readonly signing: SigningKey
  /** Antom's current key first, then those from before a rotation. */
  readonly verifying: readonly KeyObject[]
}

/** @throws {PaymentError} `invalid_configuration`, for options that `readConfig` would have refused. */
export function keysOf(options: AntomOptions): Keys {
  const key = readPrivateKey(options.privateKey)
  const texts = [options.antomPublicKey, ...(options.previousAntomPublicKeys ?? [])]
  const verifying = texts.map(readPublicKey).filter((one) => one !== undefined)
  if (!key || verifying.length < texts.length) {
    throw new PaymentError('invalid_configuration', { what: 'A key cannot be read.' })
  }
  return { signing: { key, version: options.keyVersion ?? '1' }, verifying }
}
