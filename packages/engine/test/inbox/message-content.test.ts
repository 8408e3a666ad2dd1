import { describe, expect, it } from 'vitest'
import { digestOf } from '../../src/inbox/message-content.ts'

const account = { provider: 'reference', mode: 'test', id: 'shop', credential: 'key' } as const
const hint = { account, event: 'payment.changed', recognized: true, messageId: 'evt_1' }
const [one, other] = [new Uint8Array([1]), new Uint8Array([2])]

describe('copies of a message', () => {
  it('have one id where the provider has signed it', () => {
    const signed = { authenticity: 'signed', hints: [hint] }

    expect(digestOf(signed, one)).toBe(digestOf(signed, other))
  })

  it('have the same bytes where anybody can have written the id', () => {
    const unsigned = { authenticity: 'unsigned', hints: [hint] }

    expect(digestOf(unsigned, one)).not.toBe(digestOf(unsigned, other))
    expect(digestOf(unsigned, one)).toBe(digestOf(unsigned, new Uint8Array([1])))
  })
})
