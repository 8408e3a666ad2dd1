import { EngineError } from '../errors/engine-error.ts'
import { noteSealKeys } from '../store/sealing/known-keys.ts'
import { readSealKeys, type SealKey, type UsableKey } from '../store/sealing/seal-keys.ts'
import type { Session } from '../store/statements/session.ts'

/**
 * Checks the keys of the configuration. A key that is set and missing is refused, not ignored: what was to be
 * sealed would be stored as it is.
 *
 * @throws {EngineError} `invalid_input`
 */
export function checkSealKeys(given: readonly SealKey[] | undefined): readonly UsableKey[] {
  if (given === undefined) return []
  const read = readSealKeys(given)
  if (read.ok) return read.keys
  throw new EngineError('invalid_input', { what: 'Invalid configuration.', issues: read.issues })
}

/**
 * Notes the keys in the database.
 *
 * @throws {EngineError} `invalid_input` when an id stands for another key there.
 */
export async function registerSealKeys(
  session: Session,
  keys: readonly UsableKey[],
): Promise<void> {
  const issues = (await noteSealKeys(session, keys)).map((id) => ({
    path: `sealWith.${keys.findIndex((key) => key.id === id)}.key`,
    message: `is another key than the one that has sealed under the id "${id}"; give a new key a new id`,
  }))
  if (issues.length === 0) return
  throw new EngineError('invalid_input', { what: 'Invalid configuration.', issues })
}
