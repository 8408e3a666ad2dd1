/** Reads a provider's JSON without trusting its shape: what is missing is undefined. */
function part(value: unknown, ...path: readonly string[]): unknown {
  let current = value
  for (const name of path) {
    if (typeof current !== 'object' || current === null) return undefined
    current = new Map<string, unknown>(Object.entries(current)).get(name)
  }
  return current
}

export function textIn(value: unknown, ...path: readonly string[]): string | undefined {
  const text = part(value, ...path)
  return typeof text === 'string' && text !== '' ? text : undefined
}

export function listIn(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const list = part(value, ...path)
  return Array.isArray(list) ? list : []
}

/** Parses JSON; undefined where it is not JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
