import type { Services } from '../engine/services.ts'
import { sealKeysInUse } from '../store/sealing/known-keys.ts'
import type { PartCheck } from './part-check.ts'

/** How what is stored is sealed. */
export interface SealingCheck extends PartCheck {
  /** The id of the key that seals; absent where nothing is sealed. */
  readonly key?: string
  /** The ids of the other keys that something may still be sealed with. */
  readonly otherKeys: readonly string[]
}

/** Looks for keys that something is sealed with and that are not configured. */
export async function checkSealing({ store }: Pick<Services, 'store'>): Promise<SealingCheck> {
  const { current, ids } = store.sealer
  const inUse = await sealKeysInUse(store)
  const missing = inUse.filter((id) => !ids.includes(id))
  return {
    state: missing.length > 0 ? 'warned' : 'ok',
    warnings: missing.map(
      (id) =>
        `Some of what is stored is sealed with key "${id}", which sealWith does not have: those payments cannot be read, and nothing is sent for them.`,
    ),
    ...(current !== undefined && { key: current }),
    otherKeys: inUse.filter((id) => id !== current),
  }
}
