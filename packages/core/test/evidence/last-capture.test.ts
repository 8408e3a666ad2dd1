import { describe, expect, it } from 'vitest'
import { capturableOf } from '../../src/payments/capturable.ts'
import type { Capture } from '../../src/payments/capture.ts'
import { amounts, project, read, reported } from '../evidence.ts'

const authorized = reported('authorized', {
  amounts: amounts({ amount: 1000, authorized: 1000, captured: 400, capturePending: 0 }),
})
const capture = (more: Partial<Capture> = {}): Capture => ({
  id: 'c1',
  status: 'succeeded',
  amount: 400,
  ...more,
})
const listed = { payment: authorized, completeLists: ['captures'] } as const

describe('a capture that was sent as the last one', () => {
  it('makes the payment captured with the next read, which does not tell that it was', () => {
    const { payment, codes } = project([
      read([1, 2], { payment: authorized }),
      read([3, 4], { via: 'response', captures: [capture({ final: true })] }),
      read([5, 6], { ...listed, captures: [capture()] }),
    ])

    expect(payment).toMatchObject({
      status: 'captured',
      amounts: { authorized: 1000, captured: 400 },
      needsRead: false,
    })
    expect(capturableOf(payment)).toBe(0)
    expect(codes).toEqual([])
  })

  it('does not keep the payment captured when all of it has gone back', () => {
    const returned = reported('canceled', {
      amounts: amounts({ amount: 1000, captured: 400, reversed: 400 }),
    })
    const { payment, codes } = project([
      read([1, 2], { ...listed, captures: [capture({ final: true })] }),
      read([3, 4], { payment: returned }),
    ])

    expect(payment.status).toBe('canceled')
    expect(codes).toEqual([])
  })

  it.each<[string, readonly Capture[]]>([
    ['it was not the last one', [capture()]],
    ['it is under way', [capture({ final: true, status: 'pending' })]],
    ['it failed', [capture({ final: true, status: 'failed' })]],
    [
      'another one is under way',
      [capture({ final: true }), capture({ id: 'c2', status: 'pending' })],
    ],
  ])('leaves the payment authorized while %s', (_when, captures) => {
    const { payment } = project([read([1, 2], { ...listed, captures })])

    expect(payment.status).toBe('authorized')
  })
})
