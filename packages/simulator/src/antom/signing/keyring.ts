import type { Caller } from '../gateway/verify-request.ts'
import { FOREIGN_KEY, RETIRED_KEY, SIMULATOR_KEYS } from './default-keys.ts'
import { readPrivateKey, readPublicKey } from './keys.ts'
import type { Seals } from './seal.ts'

/** Who the merchant is, and the keys of both sides: PEM, or base64 as the dashboard shows them. */
export interface KeyOptions {
  /** Default `SANDBOX_5X00000000000000`. */
  clientId?: string
  /** Verifies requests. Default: the public half of `SIMULATOR_KEYS.merchant`. */
  merchantPublicKey?: string
  /** More keys of the merchant, by their version, as after a rotation. */
  merchantPublicKeys?: Readonly<Record<string, string>>
  /** Signs answers and notifications. Default: `SIMULATOR_KEYS.antom`. */
  privateKey?: string
  /** What `privateKey` was before, for messages signed with an old key. Default: `RETIRED_KEY`. */
  oldPrivateKey?: string
  /** The version of both sides' keys; default `1`. */
  keyVersion?: string
}

const DEFAULT_CLIENT = 'SANDBOX_5X00000000000000'

export function readKeyring(options: KeyOptions): { caller: Caller; seals: Seals } {
  const { clientId = DEFAULT_CLIENT, keyVersion = '1' } = options
  const merchantKeys = {
    [keyVersion]: options.merchantPublicKey ?? SIMULATOR_KEYS.merchant.publicKey,
    ...options.merchantPublicKeys,
  }
  const publicKeys = Object.entries(merchantKeys).map(
    ([version, key]) => [version, readPublicKey(key)] as const,
  )
  return {
    caller: { clientId, publicKeys: new Map(publicKeys) },
    seals: {
      keyVersion,
      current: readPrivateKey(options.privateKey ?? SIMULATOR_KEYS.antom.privateKey),
      old: readPrivateKey(options.oldPrivateKey ?? RETIRED_KEY.privateKey),
      foreign: readPrivateKey(FOREIGN_KEY.privateKey),
    },
  }
}
