/** `instanceof` for what injected code threw: a proxy, whose traps may throw too, is an instance of nothing. */
export function isThrown<E extends Error>(value: unknown, type: new () => E): value is E {
  try {
    return value instanceof type
  } catch {
    return false
  }
}
