import { describe, expect, it } from 'vitest'
import { jsonOf } from '../../src/index.ts'
import { parseStorableJson, storableText } from '../../src/responses/storable-json.ts'

describe('JSON of a provider', () => {
  it.each([
    ['{"a":"x\\u0000y"}', { a: 'x\ufffdy' }],
    ['{"a":["\\ud83d","\\uDE00"]}', { a: ['\ufffd', '\ufffd'] }],
    ['{"a":{"b":"cut \\uD83d"}}', { a: { b: 'cut \ufffd' } }],
    ['"\\u0000"', '\ufffd'],
  ])('keeps no text that a database does not: %s', (text, value) => {
    expect(parseStorableJson(text)).toEqual(value)
    expect(jsonOf(new TextEncoder().encode(text))).toEqual(value)
  })

  it.each([
    '{"a":"\\ud83d\\ude00"}',
    '{"a":"\\\\u0000"}',
    '{"a":"😀","b":[1,null,true]}',
    '"\\u0001"',
  ])('is otherwise as it came: %s', (text) => {
    expect(parseStorableJson(text)).toEqual(JSON.parse(text))
  })

  it.each(['{"a":12,"b":"x"}', '{"a":12,"b":"x\\u0000"}'])('may be revived too: %s', (text) => {
    const digits = (_key: string, value: unknown, context?: { readonly source?: string }) =>
      typeof value === 'number' ? (context?.source ?? value) : value

    expect(parseStorableJson(text, digits)).toMatchObject({ a: '12' })
    expect(JSON.stringify(parseStorableJson(text, digits))).not.toContain('\\u0000')
  })
})

it('a text is storable with the replacement character', () => {
  expect(storableText('a\u0000\ud83d😀')).toBe('a\ufffd\ufffd😀')
})
