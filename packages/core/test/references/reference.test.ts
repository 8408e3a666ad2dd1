import { describe, expect, it } from 'vitest'
import {
  createReference,
  isReference,
  REFERENCE_PATTERN,
  referenceIn,
  withReference,
} from '../../src/references/reference.ts'

describe('a reference', () => {
  it('is 32 random hexadecimal digits behind the prefix', () => {
    const random = (bytes: number) => new Uint8Array(bytes).fill(0xab)

    expect(createReference({ prefix: 'shop_', random })).toBe(`shop_${'ab'.repeat(16)}`)
  })

  it('is another one each time, and can be sent to every provider', () => {
    const made = Array.from({ length: 100 }, () => createReference({ prefix: 'a'.repeat(32) }))

    expect(new Set(made).size).toBe(100)
    expect(made.every(isReference)).toBe(true)
    expect(made.every((reference) => reference.length === 64)).toBe(true)
  })

  it.each(['a'.repeat(33), 'shop-', 'shop.', 'ä', ' '])('refuses the prefix %j', (prefix) => {
    expect(() => createReference({ prefix })).toThrow(RangeError)
  })

  it.each(['a', 'A_9', 'x'.repeat(64)])('may be %j', (text) => {
    expect(isReference(text)).toBe(true)
  })

  it.each([
    '',
    'x'.repeat(65),
    'a-b',
    'a b',
    'a\n',
    'tr_x/../../customers/cst_1',
    'é',
    12,
    null,
    undefined,
    ['a'],
  ])('is not %j', (text) => {
    expect(isReference(text)).toBe(false)
  })

  it('is asked afresh each time: the pattern keeps no position', () => {
    expect(REFERENCE_PATTERN.flags).toBe('')
  })
})

describe('a URL that carries our reference', () => {
  it.each([
    ['https://shop.example/back', 'https://shop.example/back?paystate_reference=order_1'],
    ['https://shop.example/back?a=1', 'https://shop.example/back?a=1&paystate_reference=order_1'],
    ['https://shop.example/#cart', 'https://shop.example/?paystate_reference=order_1#cart'],
    ['https://shop.example/?a=×#b#c', 'https://shop.example/?a=×&paystate_reference=order_1#b#c'],
  ])('is made of %s without touching the rest', (url, expected) => {
    expect(withReference(url, 'order_1')).toBe(expected)
    expect(referenceIn(expected)).toBe('order_1')
  })

  it('is read also where it is only a path', () => {
    expect(referenceIn('/hook?id=tr_1&paystate_reference=order_1')).toBe('order_1')
  })

  it('tells the one that was added last', () => {
    const already = withReference('https://shop.example/back', 'order_1')

    expect(referenceIn(withReference(already, 'order_2'))).toBe('order_2')
  })

  it.each([
    '/hook',
    '',
    'https://shop.example/?paystate_reference=',
    'https://shop.example/?paystate_reference=a-b',
    'https://shop.example/?paystate_reference=a%2F..%2Fb',
    'https://shop.example/?reference=order_1',
  ])('tells none: %j', (url) => {
    expect(referenceIn(url)).toBeUndefined()
  })
})
