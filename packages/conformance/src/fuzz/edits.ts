import fc from 'fast-check'

/**
 * One change to a JSON text: the n-th value is removed, replaced, put in a list, or
 * replaced by another value of the text.
 */
export interface Edit {
  readonly place: number
  readonly how: 'remove' | 'replace' | 'wrap' | 'copy'
  readonly value: unknown
  /** The other place. */
  readonly from: number
}

/** Values that tend to break readers: empty ones, other types, odd numbers, names of built-in members. */
const NASTY: readonly unknown[] = [
  null,
  '',
  ' ',
  '0',
  '-5.00',
  '1e3',
  '0.1',
  'NaN',
  'ten',
  'constructor',
  '__proto__',
  '\u0000',
  'x'.repeat(5_000),
  0,
  -1,
  0.1,
  2 ** 53,
  true,
  [],
  {},
  [[]],
]

const edit: fc.Arbitrary<Edit> = fc.record({
  place: fc.nat(10_000),
  how: fc.constantFrom('remove', 'replace', 'wrap', 'copy'),
  from: fc.nat(10_000),
  value: fc.oneof(fc.constantFrom(...NASTY), fc.jsonValue({ maxDepth: 2 })),
})

/** A few changes at once. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(edit, { minLength: 1, maxLength: 4 })

/** Applies the edits one after another. */
export function applyEdits(body: unknown, changes: readonly Edit[]): unknown {
  return changes.reduce((current, change) => {
    const all = valuesIn(current)
    const value = change.how === 'copy' ? all[change.from % all.length] : change.value
    const at = change.place % all.length
    const [changed] = edited(current, { change: { ...change, value }, at })
    return changed === GONE ? null : changed
  }, body)
}

/** A value and every value in it, in order. */
function valuesIn(value: unknown): readonly unknown[] {
  return [value, ...partsOf(value).flatMap(([, part]) => valuesIn(part))]
}

function partsOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

interface Aim {
  readonly change: Edit
  /** How many values come before it. */
  readonly at: number
}

const GONE = Symbol('gone')

/** The changed value, and how many values it had. */
function edited(value: unknown, { change, at }: Aim): readonly [unknown, number] {
  if (at === 0) return [replaced(value, change), valuesIn(value).length]
  let passed = 1
  const parts: [string, unknown][] = []
  for (const [name, part] of partsOf(value)) {
    const [changed, size] = edited(part, { change, at: at - passed })
    passed += size
    if (changed !== GONE) parts.push([name, changed])
  }
  return [rebuilt(value, parts), passed]
}

function replaced(value: unknown, { how, value: other }: Edit): unknown {
  if (how === 'remove') return GONE
  return how === 'wrap' ? [value] : other
}

function rebuilt(value: unknown, parts: readonly (readonly [string, unknown])[]): unknown {
  if (Array.isArray(value)) return parts.map(([, part]) => part)
  return typeof value === 'object' && value !== null ? Object.fromEntries(parts) : value
}
