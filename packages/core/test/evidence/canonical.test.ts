import { expect, it } from 'vitest'
import { canonical } from '../../src/evidence/canonical.ts'

it('writes the same content as the same text, whatever the order of its keys', () => {
  const text = '{"a":[1,{"c":"x","d":null}],"b":2,"e":{"f":true,"g":false}}'

  expect(canonical({ e: { g: false, f: true }, a: [1, { d: null, c: 'x' }], b: 2 })).toBe(text)
  expect(canonical({ b: 2, a: [1, { c: 'x', d: null }], e: { f: true, g: false } })).toBe(text)
})

it('tells apart lists that differ in order or in where one item ends', () => {
  const texts = [[1, 2], [2, 1], [12], [[1], 2], { 0: 1, 1: 2 }].map(canonical)

  expect(new Set(texts).size).toBe(5)
})

it('takes a field that is undefined for one that is absent, and keeps its place in a list', () => {
  expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}')
  expect(canonical([undefined, 1])).toBe('[null,1]')
})
