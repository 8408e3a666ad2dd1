import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { Observation } from '../../src/evidence/observation.ts'
import { plain } from '../../src/evidence/plain.ts'
import { read } from '../evidence.ts'
import { seeded } from '../seed.ts'

beforeAll(() => seeded('copies of evidence', { runs: 300 }))

const byJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const anything = fc.anything({
  withDate: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withBoxedValues: true,
  withMap: true,
  withTypedArray: true,
})

/** A piece with a field that no type allows: a caller without types may pass one. */
function withField(name: string, content: unknown): Observation {
  const piece: Observation = { ...read([1, 2]) }
  Object.defineProperty(piece, name, { value: content, enumerable: true })
  return piece
}

it('is the copy that JSON would make, whatever somebody put into it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('extra', 'payment', '__proto__', 'toJSON'),
      anything,
      (name, content) => {
        const piece = withField(name, content)
        fc.pre(isJson(piece))

        expect(plain(piece)).toStrictEqual(byJson(piece))
        expect(JSON.stringify(plain(piece))).toBe(JSON.stringify(byJson(piece)))
      },
    ),
  )
})

it.each([
  ['undefined', { a: undefined, b: [undefined] }],
  ['a date', { at: new Date(0) }],
  ['numbers that JSON lacks', [Number.NaN, Number.POSITIVE_INFINITY, -0]],
  ['a key for the prototype', JSON.parse('{"__proto__":{"polluted":true},"a":1}')],
  ['a symbol', { [Symbol('mark')]: 1, a: 1 }],
  ['an object with its own text', { toJSON: () => 'text' }],
  ['a list with its own text', Object.assign([1], { toJSON: () => 'text' })],
  ['a list with holes', new Array(2)],
])('is the copy that JSON would make of %s', (_name, content) => {
  const piece = withField('extra', content)

  expect(plain(piece)).toStrictEqual(byJson(piece))
})

it('shares nothing with the piece', () => {
  const piece = read([1, 2], { refunds: [{ id: 're_1', status: 'pending', amount: 100 }] })
  const before = JSON.stringify(piece)

  const copy = plain(piece)
  for (const part of [copy, copy.asOf, copy.account, copy.refunds?.[0] ?? {}])
    Reflect.set(part, 'spoiled', true)

  expect(JSON.stringify(piece)).toBe(before)
})

function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined
  } catch {
    return false
  }
}
