import { isMissingKey } from '../database/database-error.ts'
import type { Session } from '../statements/session.ts'
import type { Sealer } from './sealer.ts'

/** Why a value could not be opened, by what stands in its place. */
const REASONS = new WeakMap<object, string>()

/**
 * A session that reads rows whose key is missing: a value that does not open is replaced, and `whyUnopened` tells so.
 * For what is shown; whatever decides something must not read with it.
 */
export function readable(session: Session): Session {
  const { sealer } = session
  return { ...session, sealer: { ...sealer, open: openOrReplace(sealer) } }
}

function openOrReplace(sealer: Sealer): Sealer['open'] {
  return (stored, place) => {
    try {
      return sealer.open(stored, place)
    } catch (error) {
      if (!isMissingKey(error)) throw error
      const replaced = { sealed: error.message }
      REASONS.set(replaced, error.message)
      return replaced
    }
  }
}

/** Why one of these values was not opened; undefined where all were. */
export function whyUnopened(...values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const why = typeof value === 'object' && value !== null ? REASONS.get(value) : undefined
    if (why !== undefined) return why
  }
  return undefined
}
