import { describe, expect, it } from 'vitest'
import { messageOf, neverConnected, refused, send, times, unclear } from './scripted-write.ts'

describe('a write tells why', () => {
  it('is proven never sent when it was called off before it left, and says so in words', async () => {
    const transmission = { ...neverConnected.transmission, stopped: 'aborted' } as const
    const { outcome } = await send({ attempt: { ...times, end: 'aborted', transmission } })
    expect(outcome).toMatchObject({
      kind: 'not_applied',
      operation: { kind: 'refund_payment', reference: 'r1' },
      proof: { type: 'never_sent', phase: 'aborted' },
    })
    expect(messageOf(outcome)).toBe(
      'refund_payment r1 at p: The call was aborted before a response arrived. ' +
        'It provably did nothing, so no money has moved. It may be attempted again as `next` says.',
    )
  })

  it('is proven never sent when a header of it cannot be sent', async () => {
    const transmission = { ...times.transmission, bytesLeft: false, stopped: 'invalid' } as const
    const { outcome } = await send({ attempt: { ...times, end: 'not_sendable', transmission } })
    expect(outcome).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'never_sent', phase: 'validate' },
      error: { code: 'invalid_request' },
      next: 'same_reference',
    })
  })

  it.each([
    ['not_sendable', 'A header of the request cannot be sent.'],
    ['not_connected', 'The provider could not be reached.'],
    ['aborted', 'The call was aborted before a response arrived.'],
    ['timed_out', 'No response arrived in time.'],
    ['connection_lost', 'The connection broke before a response arrived.'],
    ['too_large', 'The response was too large to read.'],
  ] as const)('says after %s: "%s"', async (end, what) => {
    const { outcome } = await send({ attempt: { ...times, end } })
    expect(messageOf(outcome)).toContain(`refund_payment r1 at p: ${what} `)
  })

  it('hands on everything that the answer reported about why', async () => {
    const reported = {
      httpStatus: 429,
      retryAfter: '2026-01-15T13:00:00Z',
      advice: 'Wait a while.',
    }
    const proven = await send({ reading: { ...refused('422'), ...reported } })
    const open = await send({ reading: { ...unclear, ...reported, code: 'BUSY' } })
    expect(proven.outcome).toMatchObject({
      kind: 'not_applied',
      retryAfter: reported.retryAfter,
      error: { httpStatus: 429, retryAfter: reported.retryAfter, providerCode: '422' },
    })
    expect(open.outcome).toMatchObject({
      kind: 'unknown',
      error: { httpStatus: 429, retryAfter: reported.retryAfter, providerCode: 'BUSY' },
    })
    expect(messageOf(open.outcome)).toMatch(/Wait a while\.$/)
  })

  it('says what its error code says where that is what is proven', async () => {
    const { outcome } = await send({ reading: refused('422') })
    expect(messageOf(outcome)).toBe(
      'refund_payment r1 at p: The provider refused the request. The provider refused it, so no money has moved. ' +
        'Read the provider code for the reason.',
    )
    expect(outcome).not.toHaveProperty('retryAfter')
  })
})
