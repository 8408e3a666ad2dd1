import { canonical } from './canonical.ts'

/**
 * The same value as JSON would bring it back, without fields that are `undefined`: what was stored and read
 * must fold exactly as what was not.
 */
export function plain<T>(value: T): T {
  const copy: unknown = JSON.parse(JSON.stringify(value))
  return isCopyOf(copy, value) ? copy : value
}

function isCopyOf<T>(copy: unknown, original: T): copy is T {
  return canonical(copy) === canonical(original)
}
