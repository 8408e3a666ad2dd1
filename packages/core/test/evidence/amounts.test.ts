import { describe, expect, it } from 'vitest'
import type { Refund } from '../../src/payments/refund.ts'
import { ACCOUNT, amounts, project, push, read, readsOf, reported } from '../evidence.ts'

const refund = (id: string, amount: number, status: Refund['status'] = 'succeeded'): Refund => ({
  id,
  status,
  amount,
})

describe('an amount that differs from what we asked', () => {
  it('is applied and reported', () => {
    const tipped = reported('captured', {
      amounts: amounts({ amount: 1100, authorized: 1100, captured: 1100 }),
    })

    const { payment, codes } = project(readsOf(tipped))

    expect(payment).toMatchObject({
      status: 'captured',
      amounts: { requested: 1000, amount: 1100, captured: 1100 },
    })
    expect(codes).toEqual(['amount_differs'])
  })

  it('never changes what we asked, whatever an answer calls requested', () => {
    const other = reported('captured', {
      amounts: amounts({ requested: 5, amount: 1000, captured: 1000 }),
    })

    expect(project(readsOf(other)).payment.amounts.requested).toBe(1000)
  })

  it('cannot be reported of a payment that we did not ask for', () => {
    const { payment, codes } = project(readsOf(reported('captured')), { account: ACCOUNT })

    expect(payment.amounts).toMatchObject({ requested: 'not_reported', amount: 1000 })
    expect(codes).toEqual([])
  })
})

describe('a success without a readable amount', () => {
  it.each(['authorized', 'captured'] as const)('does not make a payment %s', (status) => {
    const unreadable = reported(status, { amounts: amounts() })

    const { payment, codes } = project(readsOf(reported('processing'), unreadable))

    expect(payment.status).toBe('processing')
    expect(payment.needsRead).toBe(true)
    expect(payment.amounts.captured).toBe('not_reported')
    expect(codes).toEqual(['amount_unreadable'])
  })

  it('does not make an ended payment paid either', () => {
    const { payment, codes } = project(
      readsOf(reported('failed'), reported('captured', { amounts: amounts({ captured: 1000 }) })),
    )

    expect(payment.status).toBe('failed')
    expect(codes).toEqual(['amount_unreadable'])
  })
})

describe('another currency than the one that is known', () => {
  it('makes its amounts unreadable, so that a success does not move the status', () => {
    const yen = reported('captured', { currency: 'JPY' })

    const { payment, codes } = project(readsOf(yen))

    expect(payment).toMatchObject({
      status: 'processing',
      currency: 'EUR',
      amounts: { captured: 'not_reported' },
    })
    expect(codes).toEqual(['currency_differs', 'amount_unreadable'])
  })

  it('lets an unpaid end pass, without its amounts and what they allow', () => {
    const yen = reported('failed', { currency: 'JPY', allowed: { refundRemaining: 9 } })

    const { payment, codes } = project(readsOf(yen))

    expect(payment).toMatchObject({
      status: 'failed',
      currency: 'EUR',
      amounts: { amount: 'not_reported' },
      allowed: { refundRemaining: 'not_reported' },
    })
    expect(codes).toEqual(['currency_differs'])
  })

  it('is the one reported first where we did not ask', () => {
    const { payment, codes } = project(
      readsOf(reported('processing'), reported('captured', { currency: 'JPY' })),
      { account: ACCOUNT },
    )

    expect(payment).toMatchObject({ status: 'processing', currency: 'EUR' })
    expect(codes).toContain('currency_differs')
  })
})

describe('the sums of a payment', () => {
  const paid = reported('captured')

  it('are those of its refunds, whatever their order', () => {
    const { payment } = project([
      read([1, 2], {
        payment: paid,
        refunds: [refund('r1', 100), refund('r2', 250, 'pending'), refund('r3', 40, 'processing')],
        completeLists: ['refunds'],
      }),
    ])

    expect(payment.amounts).toMatchObject({ refunded: 100, refundPending: 290 })
  })

  it('are zero when the list was reported whole and is empty', () => {
    const { payment } = project([
      read([1, 2], { payment: paid, refunds: [], completeLists: ['refunds', 'disputes'] }),
    ])

    expect(payment.amounts).toMatchObject({ refunded: 0, refundPending: 0, chargedBack: 0 })
  })

  it('are not reported where no list was reported whole and the provider names no total', () => {
    const { payment } = project([
      read([1, 2], { payment: paid, refunds: [refund('r1', 100, 'pending')] }),
    ])

    expect(payment.amounts).toMatchObject({ refunded: 'not_reported', refundPending: 100 })
  })

  it('are not reported while one of the summands is not', () => {
    const { payment } = project([
      read([1, 2], {
        payment: paid,
        refunds: [refund('r1', 100), { id: 'r2', status: 'succeeded', amount: 'not_reported' }],
        completeLists: ['refunds'],
      }),
    ])

    expect(payment.amounts.refunded).toBe('not_reported')
  })

  it('give way to a higher total while the list may lack some', () => {
    const more = reported('captured', {
      amounts: amounts({ amount: 1000, captured: 1000, refunded: 300 }),
    })

    const { payment } = project([read([1, 2], { payment: more, refunds: [refund('r1', 100)] })])

    expect(payment.amounts.refunded).toBe(300)
  })

  it('give way to a higher total that comes after the list, without it', () => {
    const later = reported('captured', {
      amounts: amounts({ amount: 1000, captured: 1000, refunded: 500 }),
    })

    const { payment } = project([
      read([1, 2], { payment: paid, refunds: [], completeLists: ['refunds'] }),
      read([3, 4], { payment: later }),
    ])

    expect(payment.amounts.refunded).toBe(500)
  })

  it('give way to a higher total of the same response: the list lacks something, which is reported', () => {
    const more = reported('captured', {
      amounts: amounts({ amount: 1000, captured: 1000, refunded: 300 }),
    })

    const { payment, codes } = project([
      read([1, 2], { payment: more, refunds: [refund('r1', 100)], completeLists: ['refunds'] }),
    ])

    expect(payment.amounts.refunded).toBe(300)
    expect(codes).toEqual(['totals_differ'])
  })

  it('of captures stand against a total of the same answer, which is reported', () => {
    const { payment, codes } = project([
      read([1, 2], {
        payment: paid,
        captures: [{ id: 'c1', status: 'succeeded', amount: 400 }],
        completeLists: ['captures'],
      }),
    ])

    expect(payment.amounts.captured).toBe(400)
    expect(codes).toEqual(['totals_differ'])
  })

  it.each(['refunds', 'disputes'] as const)(
    'of %s give way to a higher total beside a list that is not whole, which is reported',
    (list) => {
      const name = list === 'refunds' ? 'refunded' : 'chargedBack'
      const more = reported('captured', {
        amounts: amounts({ amount: 1000, captured: 1000, [name]: 300 }),
      })

      const { payment, codes } = project([read([1, 2], { payment: more, [list]: [] })])

      expect(payment.amounts[name]).toBe(300)
      expect(codes).toEqual(['totals_differ'])
    },
  )

  it('that cannot be are reported and thrown at nobody', () => {
    const { payment, codes } = project([
      read([1, 2], { payment: paid, refunds: [refund('r1', 1025)], completeLists: ['refunds'] }),
    ])

    expect(payment.amounts).toMatchObject({ captured: 1000, refunded: 1025 })
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
    reported('captured', { amounts: amounts({ amount: 1000, captured: 1000, refunded: amount }) })

  it('raises what is known and lowers nothing', () => {
    const known = read([1, 2], { payment: refunded(300) })

    expect(project([known, push(3, { payment: refunded(200) })]).payment.amounts.refunded).toBe(300)
    expect(project([known, push(3, { payment: refunded(400) })]).payment.amounts.refunded).toBe(400)
  })

  it('raises neither what a cancel gave back nor the amount', () => {
    const known = read([1, 2], { payment: reported('captured') })
    const pushed = reported('captured', {
      amounts: amounts({ amount: 2000, captured: 1000, reversed: 1000 }),
    })

    const { payment } = project([known, push(3, { payment: pushed })])

    expect(payment.amounts).toMatchObject({ amount: 1000, reversed: 'not_reported' })
  })
})

describe('a list of captures', () => {
  it('that is whole and empty says nothing against the money of a payment in one step', () => {
    const { payment } = project([
      read([1, 2], { payment: reported('captured'), captures: [], completeLists: ['captures'] }),
      push(3, { captures: [{ id: 'c1', status: 'pending', amount: 'not_reported' }] }),
    ])

    expect(payment.amounts.captured).toBe(1000)
  })

  it('is not whole because a push says so', () => {
    const { payment } = project([
      read([1, 2], { payment: reported('captured') }),
      push(3, {
        captures: [{ id: 'c1', status: 'succeeded', amount: 10 }],
        completeLists: ['captures'],
      }),
    ])

    expect(payment.amounts.captured).toBe(1000)
  })

  it('keeps its amounts when a push names others for the same step', () => {
    const { payment } = project([
      read([1, 2], {
        payment: reported('captured'),
        captures: [{ id: 'c1', status: 'succeeded', amount: 1000 }],
        completeLists: ['captures'],
      }),
      push(3, { captures: [{ id: 'c1', status: 'succeeded', amount: 10 }] }),
    ])

    expect(payment.amounts.captured).toBe(1000)
  })

  it('that has a success without an amount holds money all the same', () => {
    const { payment } = project([
      read([1, 2], {
        payment: reported('authorized'),
        captures: [{ id: 'c1', status: 'succeeded', amount: 'not_reported' }],
      }),
      read([3, 4], { payment: reported('canceled') }),
    ])

    expect(payment.status).toBe('captured')
    expect(payment.amounts.captured).toBe('not_reported')
  })
})
