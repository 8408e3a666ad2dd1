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

  it('is masked within JSON text where the provider writes such', () => {
    const record = {
      action: '{"token":"t_1","url":"/a"}',
      spaced: ' {"token": "t_1"}',
      note: '{no json',
      number: '{1}',
      count: 3,
    }
    const parse = (text: string) => {
      try {
        return JSON.parse(text)
      } catch {
        return undefined
      }
    }

    expect(maskRecord(record, { ...FIELDS, parse })).toEqual({
      action: '{"url":"/a"}',
      spaced: '{}',
      note: '{no json',
      number: '{1}',
      count: 3,
    })
    expect(maskRecord(record, FIELDS)).toEqual(record)
  })

  it('is cut off below 32 levels', () => {
    const deep = JSON.parse(`{"a":${'['.repeat(500)}1${']'.repeat(500)}}`)

    const text = JSON.stringify(maskRecord(deep, FIELDS))
    expect(text).toContain('***')
    expect(text.length).toBeLessThan(100)
  })
})
