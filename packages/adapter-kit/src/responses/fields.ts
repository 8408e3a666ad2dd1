import { type DecimalOptions, parseDecimal, type Reported } from '@paystate/core'

/** The text at a path of a parsed response; undefined where there is none, or an empty one. Never throws. */
export function textIn(value: unknown, ...path: readonly string[]): string | undefined {
  const text = fieldIn(value, ...path)
  return typeof text === 'string' && text !== '' ? text : undefined
}

/** The list at a path of a parsed response; empty where there is none. */
export function listIn(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const list = fieldIn(value, ...path)
  return Array.isArray(list) ? list : []
}

/** Whether there is a list at a path of a parsed response. Something else in its place may hide what it should list. */
export function hasList(value: unknown, ...path: readonly string[]): boolean {
  return Array.isArray(fieldIn(value, ...path))
}

/**
 * Reads a decimal text, such as `10.50`, into minor units. What cannot be read was not reported: it is never zero.
 *
 * @param options `exponents`: the provider's decimals where they are not those of ISO 4217, as for `formatDecimal`.
 */
export function amountIn(
  currency: string | undefined,
  decimal: unknown,
  options: Pick<DecimalOptions, 'exponents'> = {},
): Reported<number> {
  if (typeof decimal !== 'string' || currency === undefined) return 'not_reported'
  try {
    return parseDecimal(currency, decimal, options).minorUnits
  } catch {
    return 'not_reported'
  }
}

/** The names of a part under the usual fields, `id` and `reference`; what is absent is left out. */
export function namesIn(part: unknown): { id?: string; reference?: string } {
  return present({ id: textIn(part, 'id'), reference: textIn(part, 'reference') })
}

/** Leaves out what is undefined: an optional field is absent, never undefined. */
export function present<T extends object>(
  fields: T,
): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const known: { [Key in keyof T]?: Exclude<T[Key], undefined> } = {}
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) Reflect.set(known, name, value)
  }
  return known
}

/** What is at a path of a parsed response. Own fields only: a response may not name what every object has. */
export function fieldIn(value: unknown, ...path: readonly string[]): unknown {
  let part = value
  for (const name of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, name)) return undefined
    part = Reflect.get(part, name)
  }
  return part
}
