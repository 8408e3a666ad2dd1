import { createPrivateKey } from 'node:crypto'
import { SIMULATOR_KEYS } from '@paystate/simulator/antom'

/** The simulator's key pairs: throwaway, and known to everybody. */
export const KEYS = SIMULATOR_KEYS

export const CLIENT_ID = 'SANDBOX_5X00000000000000'

/** What the provider signs with. */
export const ANTOM_PRIVATE_KEY = privateKeyOf(KEYS.antom.privateKey)

/** A key from the base64 text that dashboards hand out. */
export function privateKeyOf(base64: string) {
  return createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' })
}
