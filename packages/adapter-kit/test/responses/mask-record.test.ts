import { describe, expect, it } from 'vitest'
import { maskRecord } from '../../src/responses/mask-record.ts'

const FIELDS = { secret: /token/i, number: /^number$/, hidden: /^holder$/ }

describe('a record that is masked', () => {
  it('has no secret, the end of a number, and nothing of what is hidden, at every depth', () => {
    const record = {
      cardToken: 't_1',
      card: { number: '4111 1111 1111 1111', holder: 'A. Payer', brand: 'VISA' },
      list: [{ number: 4111111111111111, accessToken: 't_2' }],
    }

    expect(maskRecord(record, FIELDS)).toEqual({
      card: { number: '************1111', holder: '***', brand: 'VISA' },
      list: [{ number: '************1111' }],
    })
  })

  it('keeps what is absent, what is no text, and what is masked already', () => {
    const record = { holder: null, paid: true, count: 3, number: '411111******1111' }

    expect(maskRecord(record, FIELDS)).toEqual(record)
  })

  it('hides a whole list or object of a hidden name', () => {
    expect(maskRecord({ holder: [{ first: 'A.' }] }, FIELDS)).toEqual({ holder: '***' })
  })

  it.each([
    ['an object', '{"token":"t_1","url":"/a"}', '{"url":"/a"}'],
    ['an object with space', ' {"token": "t_1"}', '{}'],
    [
      'a list',
      '[{"token":"t_1"},{"number":"4111111111111111"}]',
      '[{},{"number":"************1111"}]',
    ],
    ['a text of JSON', JSON.stringify('{"token":"t_1"}'), '"{}"'],
    ['an object in an object', '{"in":"{\\"token\\":\\"t_1\\"}"}', '{"in":"{}"}'],
    ['no JSON', '{no json', '{no json'],
    ['nothing to mask', '{ "id": 12345678901234567890 }', '{ "id": 12345678901234567890 }'],
    ['a quoted word', '"word"', '"word"'],
  ])('is masked within text that is JSON: %s', (_what, text, is) => {
    expect(maskRecord({ action: text, list: [text] }, FIELDS)).toEqual({ action: is, list: [is] })
  })

  it('masks a field of a number whatever its text is', () => {
    expect(maskRecord({ number: '{1}', count: 3 }, FIELDS)).toEqual({ number: '{1}', count: 3 })
  })

  it('reads such text as the adapter does', () => {
    const parse = (text: string) => (text === '{x}' ? { token: 't_1', kept: '1' } : undefined)

    expect(maskRecord({ action: '{x}' }, { ...FIELDS, parse })).toEqual({ action: '{"kept":"1"}' })
  })

  it('is cut off below 32 levels', () => {
    const deep = JSON.parse(`{"a":${'['.repeat(500)}1${']'.repeat(500)}}`)

    const text = JSON.stringify(maskRecord(deep, FIELDS))
    expect(text).toContain('***')
    expect(text.length).toBeLessThan(100)
  })
})
