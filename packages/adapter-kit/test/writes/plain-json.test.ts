import { describe, expect, it } from 'vitest'
import { plainJson } from '../../src/index.ts'

describe('plain JSON', () => {
  it('is copied, so that nothing can change between its check and its sending', () => {
    let reads = 0
    const moody = {
      get note() {
        reads += 1
        return reads === 1 ? 'harmless' : '4054695723100768'
      },
    }

    expect(JSON.stringify(plainJson(moody))).toBe('{"note":"harmless"}')
  })

  it.each([
    { text: 'é', list: [1, null, true], nested: { empty: {} } },
    Object.assign(Object.create(null), { bare: 1 }),
    {},
  ])('is taken as it is: %o', (value) => {
    expect(plainJson(value)).toEqual({ ...value })
  })

  it.each<[string, unknown]>([
    ['a list', [1]],
    ['text', 'text'],
    ['null', null],
    ['a date', { at: new Date(0) }],
    ['a map', { map: new Map([['a', 1]]) }],
    ['a number that is none', { amount: Number.NaN }],
    ['nothing', { left: undefined }],
    ['a hole in a list', { list: new Array(2) }],
    ['a bigint', { amount: 1n }],
    ['a function', { toJSON: () => '4054695723100768' }],
    [
      'an inherited toJSON',
      {
        a: new (class {
          toJSON = () => 1
        })(),
      },
    ],
    ['__proto__', JSON.parse('{"a":{"__proto__":{}}}')],
    ['a getter that throws', Object.defineProperty({}, 'a', { enumerable: true, get: fail })],
    ['a proxy that throws', new Proxy({}, { ownKeys: fail })],
    ['what is nested too deep', nested(100)],
  ])('is not %s', (_, value) => {
    expect(plainJson(value)).toBeUndefined()
  })
})

function fail(): never {
  throw new Error('It cannot be read.')
}

function nested(levels: number): object {
  return levels === 0 ? {} : { inner: nested(levels - 1) }
}
