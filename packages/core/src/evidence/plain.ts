import { canonical } from './canonical.ts'
import type { Observation } from './observation.ts'

/**
 * The same piece as JSON would bring it back, without fields that are `undefined`: what was stored and read
 * must fold exactly as what was not.
 */
export function plain(piece: Observation): Observation {
  const copy: unknown = JSON.parse(JSON.stringify(piece))
  return isCopyOf(copy, piece) ? copy : piece
}

function isCopyOf(copy: unknown, piece: Observation): copy is Observation {
  return canonical(copy) === canonical(piece)
}
