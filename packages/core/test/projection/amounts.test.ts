import { describe, expect, it } from 'vitest'
import type { Refund } from '../../src/refunds/refund.ts'
import { ACCOUNT, facts, project, push, read, readsOf, told } from '../evidence.ts'

const refund = (id: string, amount: number, status: Refund['status'] = 'succeeded'): Refund => ({
  id,
  status,
  amount,
})

describe('an amount that differs from what we asked', () => {
  it('is applied and reported', () => {
    const tipped = told('captured', {
      facts: facts({ amount: 1100, authorized: 1100, captured: 1100 }),
    })

    const { payment, codes } = project(readsOf(tipped))

    expect(payment).toMatchObject({
      status: 'captured',
      facts: { requested: 1000, amount: 1100, captured: 1100 },
    })
    expect(codes).toEqual(['amount_differs'])
  })

  it('never changes what we asked, whatever an answer calls requested', () => {
    const other = told('captured', {
      facts: facts({ requested: 5, amount: 1000, captured: 1000 }),
    })

    expect(project(readsOf(other)).payment.facts.requested).toBe(1000)
  })

  it('cannot be told of a payment that we did not ask for', () => {
    const { payment, codes } = project(readsOf(told('captured')), { account: ACCOUNT })

    expect(payment.facts).toMatchObject({ requested: 'not_told', amount: 1000 })
    expect(codes).toEqual([])
  })
})

describe('a success without a readable amount', () => {
  it.each(['authorized', 'captured'] as const)('does not make a payment %s', (status) => {
    const unreadable = told(status, { facts: facts() })

    const { payment, codes } = project(readsOf(told('processing'), unreadable))

    expect(payment.status).toBe('processing')
    expect(payment.reread).toBe(true)
    expect(payment.facts.captured).toBe('not_told')
    expect(codes).toEqual(['amount_unreadable'])
  })

  it('does not make an ended payment paid either', () => {
    const { payment, codes } = project(
      readsOf(told('failed'), told('captured', { facts: facts({ captured: 1000 }) })),
    )

    expect(payment.status).toBe('failed')
    expect(codes).toEqual(['amount_unreadable'])
  })
})

describe('another currency than the one that is known', () => {
  it('makes its amounts unreadable, so that a success does not move the status', () => {
    const yen = told('captured', { currency: 'JPY' })

    const { payment, codes } = project(readsOf(yen))

    expect(payment).toMatchObject({
      status: 'processing',
      currency: 'EUR',
      facts: { captured: 'not_told' },
    })
    expect(codes).toEqual(['currency_differs', 'amount_unreadable'])
  })

  it('lets an unpaid end pass, without its amounts and what they allow', () => {
    const yen = told('failed', { currency: 'JPY', allowed: { refundRemaining: 9 } })

    const { payment, codes } = project(readsOf(yen))

    expect(payment).toMatchObject({
      status: 'failed',
      currency: 'EUR',
      facts: { amount: 'not_told' },
      allowed: { refundRemaining: 'not_told' },
    })
    expect(codes).toEqual(['currency_differs'])
  })

  it('is the one told first where we did not ask', () => {
    const { payment, codes } = project(
      readsOf(told('processing'), told('captured', { currency: 'JPY' })),
      { account: ACCOUNT },
    )

    expect(payment).toMatchObject({ status: 'processing', currency: 'EUR' })
    expect(codes).toContain('currency_differs')
  })
})

describe('the sums of a payment', () => {
  const paid = told('captured')

  it('are those of its refunds, whatever their order', () => {
    const { payment } = project([
      read([1, 2], {
        payment: paid,
        refunds: [refund('r1', 100), refund('r2', 250, 'pending'), refund('r3', 40, 'processing')],
        whole: ['refunds'],
      }),
    ])

    expect(payment.facts).toMatchObject({ refunded: 100, refundPending: 290 })
  })

  it('are zero when the list was told whole and is empty', () => {
    const { payment } = project([
      read([1, 2], { payment: paid, refunds: [], whole: ['refunds', 'disputes'] }),
    ])

    expect(payment.facts).toMatchObject({ refunded: 0, refundPending: 0, chargedBack: 0 })
  })

  it('are not told where no list was told whole and the provider names no total', () => {
    const { payment } = project([
      read([1, 2], { payment: paid, refunds: [refund('r1', 100, 'pending')] }),
    ])

    expect(payment.facts).toMatchObject({ refunded: 'not_told', refundPending: 100 })
  })

  it('are not told while one of the summands is not', () => {
    const { payment } = project([
      read([1, 2], {
        payment: paid,
        refunds: [refund('r1', 100), { id: 'r2', status: 'succeeded', amount: 'not_told' }],
        whole: ['refunds'],
      }),
    ])

    expect(payment.facts.refunded).toBe('not_told')
  })

  it('give way to a higher total while the list may lack some', () => {
    const more = told('captured', { facts: facts({ amount: 1000, captured: 1000, refunded: 300 }) })

    const { payment } = project([read([1, 2], { payment: more, refunds: [refund('r1', 100)] })])

    expect(payment.facts.refunded).toBe(300)
  })

  it('give way to a higher total that comes after the list, without it', () => {
    const later = told('captured', {
      facts: facts({ amount: 1000, captured: 1000, refunded: 500 }),
    })

    const { payment } = project([
      read([1, 2], { payment: paid, refunds: [], whole: ['refunds'] }),
      read([3, 4], { payment: later }),
    ])

    expect(payment.facts.refunded).toBe(500)
  })

  it('stand against a total of the same answer, which is reported', () => {
    const more = told('captured', { facts: facts({ amount: 1000, captured: 1000, refunded: 300 }) })

    const { payment, codes } = project([
      read([1, 2], { payment: more, refunds: [refund('r1', 100)], whole: ['refunds'] }),
    ])

    expect(payment.facts.refunded).toBe(100)
    expect(codes).toEqual(['totals_differ'])
  })

  it('of captures stand against a total of the same answer, which is reported', () => {
    const { payment, codes } = project([
      read([1, 2], {
        payment: paid,
        captures: [{ id: 'c1', status: 'succeeded', amount: 400 }],
        whole: ['captures'],
      }),
    ])

    expect(payment.facts.captured).toBe(400)
    expect(codes).toEqual(['totals_differ'])
  })

  it('that cannot be are reported and thrown at nobody', () => {
    const { payment, codes } = project([
      read([1, 2], { payment: paid, refunds: [refund('r1', 1025)], whole: ['refunds'] }),
    ])

    expect(payment.facts).toMatchObject({ captured: 1000, refunded: 1025 })
    expect(codes).toEqual(['impossible_amounts'])
  })

  it('add what reversals and chargebacks took to what was refunded', () => {
    const { codes } = project([
      read([1, 2], {
        payment: paid,
        refunds: [refund('r1', 600)],
        disputes: [{ id: 'd1', kind: 'chargeback', status: 'lost', amount: 500, moneyTaken: 500 }],
      }),
    ])

    expect(codes).toEqual(['impossible_amounts'])
  })
})

describe('a pushed total', () => {
  const refunded = (amount: number) =>
    told('captured', { facts: facts({ amount: 1000, captured: 1000, refunded: amount }) })

  it('raises what is known and lowers nothing', () => {
    const known = read([1, 2], { payment: refunded(300) })

    expect(project([known, push(3, { payment: refunded(200) })]).payment.facts.refunded).toBe(300)
    expect(project([known, push(3, { payment: refunded(400) })]).payment.facts.refunded).toBe(400)
  })

  it('raises neither what a cancel gave back nor the amount', () => {
    const known = read([1, 2], { payment: told('captured') })
    const pushed = told('captured', {
      facts: facts({ amount: 2000, captured: 1000, reversed: 1000 }),
    })

    const { payment } = project([known, push(3, { payment: pushed })])

    expect(payment.facts).toMatchObject({ amount: 1000, reversed: 'not_told' })
  })
})

describe('a list of captures', () => {
  it('that is whole and empty says nothing against the money of a payment in one step', () => {
    const { payment } = project([
      read([1, 2], { payment: told('captured'), captures: [], whole: ['captures'] }),
      push(3, { captures: [{ id: 'c1', status: 'pending', amount: 'not_told' }] }),
    ])

    expect(payment.facts.captured).toBe(1000)
  })

  it('is not whole because a push says so', () => {
    const { payment } = project([
      read([1, 2], { payment: told('captured') }),
      push(3, { captures: [{ id: 'c1', status: 'succeeded', amount: 10 }], whole: ['captures'] }),
    ])

    expect(payment.facts.captured).toBe(1000)
  })

  it('keeps its amounts when a push names others for the same step', () => {
    const { payment } = project([
      read([1, 2], {
        payment: told('captured'),
        captures: [{ id: 'c1', status: 'succeeded', amount: 1000 }],
        whole: ['captures'],
      }),
      push(3, { captures: [{ id: 'c1', status: 'succeeded', amount: 10 }] }),
    ])

    expect(payment.facts.captured).toBe(1000)
  })

  it('that has a success without an amount holds money all the same', () => {
    const { payment } = project([
      read([1, 2], {
        payment: told('authorized'),
        captures: [{ id: 'c1', status: 'succeeded', amount: 'not_told' }],
      }),
      read([3, 4], { payment: told('canceled') }),
    ])

    expect(payment.status).toBe('captured')
    expect(payment.facts.captured).toBe('not_told')
  })
})
