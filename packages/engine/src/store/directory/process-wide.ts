/**
 * A value that this process has once, however often this module is loaded (a reload, a bundle's copy).
 *
 * The key names the version of the value's shape: raise it with the shape.
 */
export function processWide<T extends object>(name: string, make: () => T): T {
  const key = Symbol.for(`paystate.engine.${name}.1`)
  const existing: unknown = Reflect.get(globalThis, key)
  if (isMadeHere<T>(existing)) return existing
  const made = make()
  Reflect.set(globalThis, key, made)
  return made
}

/** Nothing else writes under that key. */
function isMadeHere<T extends object>(value: unknown): value is T {
  return typeof value === 'object' && value !== null
}
