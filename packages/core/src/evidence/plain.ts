import type { Observation } from './observation.ts'

/**
 * The same piece as JSON would restore it, without fields that are `undefined`: what was stored and read
 * must fold exactly like what was not.
 */
export function plain(piece: Observation): Observation {
  const copy: unknown = JSON.parse(JSON.stringify(piece))
  return isCopy(copy) ? copy : piece
}

/** A copy by JSON of what has this type has it as well. */
function isCopy(copy: unknown): copy is Observation {
  return typeof copy === 'object' && copy !== null
}
