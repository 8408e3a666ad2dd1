import { describe, expect, it } from 'vitest'
import { parseJson } from '../../src/wire/parse-json.ts'
import { bytesOf } from '../support/answering.ts'

describe('the JSON of a response', () => {
  it('keeps every digit of a number that a float cannot hold, and nothing else as text', () => {
    const text = '{"id":20260115123456789012345678901234567,"sum":100,"rate":1.5,"name":"a"}'

    expect(parseJson(Buffer.from(text))).toStrictEqual({
      id: '20260115123456789012345678901234567',
      sum: 100,
      rate: 1.5,
      name: 'a',
    })
  })

  it.each([
    '9007199254740993',
    '-9007199254740993',
    '1e21',
    '1E+21',
    '12.5e20',
    '123456789012345e3',
  ])('keeps the digits of %s wherever it is', (number) => {
    const places = [
      `{"a":${number}}`,
      `{"a": ${number}}`,
      `{"a":[1,${number}]}`,
      `{"a":[${number}]}`,
    ]
    const texts = places.map((text) => JSON.stringify(parseJson(Buffer.from(`${text}\n`))))

    expect(texts).toEqual([
      `{"a":"${number}"}`,
      `{"a":"${number}"}`,
      `{"a":[1,"${number}"]}`,
      `{"a":["${number}"]}`,
    ])
  })

  it('is refused when its bytes are not UTF-8', () => {
    expect(parseJson(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).toBeUndefined()
  })

  it.each([[[]], 'text', 1, null])('is refused when it is no object: %j', (value) => {
    expect(parseJson(bytesOf(value))).toBeUndefined()
  })
})
