import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import type { Account } from '@paystate/core'
import type { AntomOptions } from './options.ts'
import { isSandbox } from './regions.ts'

export const PROVIDER = 'antom'

/** The account: the client id, with the store behind it where there are several. */
export function accountOf(options: AntomOptions, key: KeyObject): Account {
  const { clientId, merchantAccountId, keyVersion = '1' } = options
  return {
    provider: PROVIDER,
    mode: isSandbox(clientId) ? 'test' : 'live',
    id: merchantAccountId === undefined ? clientId : `${clientId}/${merchantAccountId}`,
    credential: `${fingerprint(key)}_${keyVersion}`,
  }
}

/** From the public half: it identifies the key and reveals nothing about it. */
function fingerprint(key: KeyObject): string {
  const publicHalf = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return createHash('sha256').update(publicHalf).digest('hex').slice(0, 16)
}
