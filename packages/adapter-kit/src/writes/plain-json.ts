/** Deeper input is a mistake, and serializing it could exhaust the stack. */
const DEEPEST = 64

/**
 * A copy of an object that JSON preserves, or undefined. What is checked and sent is the copy: an object with a getter
 * or a `toJSON` could otherwise be serialized as something that nobody checked.
 */
export function plainJson(value: unknown): Readonly<Record<string, unknown>> | undefined {
  try {
    const copy = copyOf(value, DEEPEST)
    return isObject(copy) && !Array.isArray(copy) ? copy : undefined
  } catch {
    return undefined
  }
}

/** @throws {TypeError} For what JSON would change or leave out. */
function copyOf(value: unknown, levels: number): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (!isObject(value) || levels === 0) throw new TypeError('This is no JSON.')
  if (Array.isArray(value)) return Array.from(value, (item) => copyOf(item, levels - 1))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('This is no JSON.')
  const entries = Object.entries(value)
  if (entries.some(([key]) => key === '__proto__')) throw new TypeError('This is no JSON.')
  return Object.fromEntries(entries.map(([key, item]) => [key, copyOf(item, levels - 1)]))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
