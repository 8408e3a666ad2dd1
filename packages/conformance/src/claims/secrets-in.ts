import { inspect } from 'node:util'

/** Everything that a log could print of a value, including hidden and inherited properties, causes and stacks. */
function allTextOf(value: unknown): string {
  const seen = new Set<unknown>()
  const texts: string[] = [inspect(value, EVERYTHING)]
  const visit = (current: unknown): void => {
    if (typeof current === 'string') texts.push(current)
    if (typeof current === 'function') return
    if (typeof current !== 'object' || current === null || seen.has(current)) return
    seen.add(current)
    for (const key of Reflect.ownKeys(current)) visit(Reflect.get(current, key))
    if (current instanceof Map || current instanceof Set || current instanceof Headers) {
      for (const entry of current) visit(entry)
    }
  }
  visit(value)
  return texts.join('\n')
}

const EVERYTHING = {
  depth: Number.POSITIVE_INFINITY,
  showHidden: true,
  getters: true,
  maxArrayLength: null,
  maxStringLength: null,
} as const

/** Which of the secrets a value contains at any depth, plain or encoded. */
export function secretsIn(value: unknown, secrets: readonly string[]): readonly string[] {
  const text = allTextOf(value)
  return secrets.filter((secret) => formsOf(secret).some((form) => text.includes(form)))
}

function formsOf(secret: string): readonly string[] {
  const base64 = Buffer.from(secret).toString('base64')
  return [secret, base64, encodeURIComponent(secret)].filter((form) => form.length > 3)
}
