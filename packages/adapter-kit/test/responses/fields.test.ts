import { expect, it } from 'vitest'
import { amountIn, fieldIn, hasList, listIn, namesIn, present, textIn } from '../../src/index.ts'

const body = { a: { text: 'x', empty: '', list: [1], number: 1 } }

it('reads texts and lists at a path, and what is anything else is absent', () => {
  expect(textIn(body, 'a', 'text')).toBe('x')
  expect([textIn(body, 'a', 'empty'), textIn(body, 'a', 'number'), textIn(body)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect([listIn(body, 'a', 'list'), listIn(body, 'a', 'text'), listIn(null, 'a')]).toEqual([
    [1],
    [],
    [],
  ])
})

it('tells a list, an empty one included, from something else in its place', () => {
  const here = { full: [1], empty: [], text: 'many', nothing: null }

  expect(['full', 'empty'].map((name) => hasList(here, name))).toEqual([true, true])
  expect(['text', 'nothing', 'absent'].map((name) => hasList(here, name))).not.toContain(true)
})

it.each(['constructor', 'toString', '__proto__'])('does not read the inherited %s', (name) => {
  expect(fieldIn({}, name)).toBeUndefined()
})

it('a text has no fields', () => {
  expect(fieldIn('abc', 'length')).toBeUndefined()
  expect(fieldIn({ a: 'abc' }, 'a', '0')).toBeUndefined()
})

it('a part has the names that it has', () => {
  expect(namesIn({ id: 're_1', reference: 'refund_1' })).toStrictEqual({
    id: 're_1',
    reference: 'refund_1',
  })
  expect(namesIn({ reference: 'refund_1', id: '' })).toStrictEqual({ reference: 'refund_1' })
})

it('an amount that cannot be read is not reported, and never zero', () => {
  expect(amountIn('EUR', '10.50')).toBe(1050)
  for (const decimal of [undefined, 10.5, 'ten', '10.501', '', null])
    expect(amountIn('EUR', decimal)).toBe('not_reported')
  expect(amountIn(undefined, '10.50')).toBe('not_reported')
})

it('an amount is read with the provider’s decimals, and counted in those of ISO 4217', () => {
  expect(amountIn('ISK', '1000.00')).toBe('not_reported')
  expect(amountIn('ISK', '1000.00', { exponents: { ISK: 2 } })).toBe(1000)
})

it('leaves out what is absent', () => {
  expect(present({ a: 1, b: undefined, c: null })).toEqual({ a: 1, c: null })
  expect(Object.keys(namesIn({ id: 'p_1' }))).toEqual(['id'])
})
