import { describe, expect, it } from 'vitest'
import type { Refund, RefundStatus } from '../../src/payments/refund.ts'
import { amounts, project, push, read, readsOf, reported } from '../evidence.ts'

const refund = (status: RefundStatus, id = 'r1'): Refund => ({ id, status, amount: 400 })
const captured = (more: Parameters<typeof amounts>[0] = {}) =>
  reported('captured', { amounts: amounts({ amount: 1000, captured: 1000, ...more }) })

describe('a list that was reported whole', () => {
  const sent = read([1, 2], {
    payment: captured({ refunded: 400 }),
    refunds: [refund('succeeded')],
    completeLists: ['refunds'],
  })
  const cameBack = read([3, 4], {
    payment: captured(),
    refunds: [refund('failed')],
    completeLists: ['refunds'],
  })

  it('is believed before an older total', () => {
    expect(project([sent, cameBack]).payment.amounts.refunded).toBe(0)
  })

  it('goes on being believed over answers that tell no total, or none above its sum', () => {
    const silent = read([5, 6], { payment: captured() })
    const equal = push(7, { payment: captured({ refunded: 0 }) })

    expect(project([sent, cameBack, silent, equal]).payment.amounts.refunded).toBe(0)
  })

  it('lacks something once a higher total is reported without it', () => {
    const more = read([5, 6], { payment: captured({ refunded: 700 }) })

    expect(project([sent, cameBack, more]).payment.amounts.refunded).toBe(700)
  })

  it.each(['failed', 'canceled'] as const)('reserves nothing for what is %s', (status) => {
    const ended = read([1, 2], {
      payment: captured(),
      refunds: [refund(status)],
      completeLists: ['refunds'],
    })

    expect(project([ended]).payment.amounts).toMatchObject({ refunded: 0, refundPending: 0 })
  })

  it('contradicts no total where nothing was reported of the payment itself', () => {
    const listed = read([5, 6], {
      refunds: [refund('succeeded', 'r2')],
      completeLists: ['refunds'],
    })

    expect(project([sent, listed]).codes).toEqual([])
  })
})

describe('captures that were reported whole', () => {
  it('contradict no total while there are none: a payment in one step has money and no captures', () => {
    const unpaid = reported('expired', { amounts: amounts({ amount: 1000, captured: 0 }) })
    const { codes } = project([
      read([1, 2], { payment: captured() }),
      read([3, 4], { payment: unpaid, captures: [], completeLists: ['captures'] }),
    ])

    expect(codes).toEqual(['end_contradicted'])
  })

  it('are no total either where an answer leaves them out', () => {
    const answer = read([1, 2], { payment: captured(), completeLists: ['captures'] })

    expect(project([answer]).payment.amounts.captured).toBe(1000)
  })
})

describe('more that went out than came in', () => {
  it.each([
    { refunded: 600, reversed: 600 },
    { refunded: 600, chargedBack: 600 },
    { reversed: 600, chargedBack: 600 },
    { refunded: 400, reversed: 400, chargedBack: 400 },
  ])('is reported: %j', (out) => {
    expect(project(readsOf(captured(out))).codes).toEqual(['impossible_amounts'])
  })

  it('is not reported while it is no more', () => {
    expect(project(readsOf(captured({ refunded: 600, reversed: 400 }))).codes).toEqual([])
  })
})
