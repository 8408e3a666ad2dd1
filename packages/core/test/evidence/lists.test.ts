import { describe, expect, it } from 'vitest'
import type { Observation } from '../../src/evidence/observation.ts'
import type { PaymentAmounts } from '../../src/payments/amounts.ts'
import { capturableOf } from '../../src/payments/capturable.ts'
import type { Capture } from '../../src/payments/capture.ts'
import type { Dispute } from '../../src/payments/dispute.ts'
import type { Refund } from '../../src/payments/refund.ts'
import { refundableOf } from '../../src/payments/refundable.ts'
import { amounts, project, push, read, reported } from '../evidence.ts'

const captured = (more: Partial<PaymentAmounts> = {}) =>
  reported('captured', {
    amounts: amounts({ amount: 1000, captured: 1000, refunded: 0, refundPending: 0, ...more }),
  })
const seen = (payment: ReturnType<typeof captured>, more: Partial<Observation> = {}) =>
  read([1, 2], { payment, ...more })
const refund = (more: Partial<Refund> = {}): Refund => ({
  status: 'succeeded',
  amount: 400,
  ...more,
})
const capture = (more: Partial<Capture> = {}): Capture => ({
  status: 'succeeded',
  amount: 400,
  ...more,
})
const dispute = (more: Partial<Dispute> = {}): Dispute => ({
  id: 'd1',
  kind: 'chargeback',
  status: 'open',
  amount: 1000,
  moneyTaken: 1000,
  ...more,
})

describe('chargebacks that may be missing', () => {
  it('leave nothing refundable: a total that the list does not explain is believed', () => {
    for (const completeLists of [[], ['disputes']] as const) {
      const { payment, codes } = project([
        seen(captured({ chargedBack: 1000 }), { disputes: [], completeLists }),
      ])

      expect(payment.amounts.chargedBack).toBe(1000)
      expect(refundableOf(payment)).toBe(0)
      expect(codes).toContain('totals_differ')
    }
  })

  it('count by their total where only one of them could be read', () => {
    const one = dispute({ amount: 100, moneyTaken: 100 })
    const { payment } = project([seen(captured({ chargedBack: 300 }), { disputes: [one] })])

    expect(payment.amounts.chargedBack).toBe(300)
    expect(refundableOf(payment)).toBe(700)
  })

  it('are named as incomplete where there is no total, also beside a remainder of the provider', () => {
    const payments = [
      seen(captured(), { disputes: [] }),
      seen(captured(), { disputes: [dispute({ moneyTaken: 'not_reported' })] }),
      seen(captured({ chargedBack: -1000 })),
      seen({ ...captured(), allowed: { refundRemaining: 1000 } }, { disputes: [] }),
    ].map((piece) => project([piece]).payment)

    for (const payment of payments) {
      expect(payment.incompleteAmounts).toEqual(['chargedBack'])
      expect(refundableOf(payment)).toBe('not_reported')
    }
  })

  it('are complete again with the next read that has them all', () => {
    const whole = read([3, 4], {
      payment: captured(),
      disputes: [dispute({ moneyTaken: 100 })],
      completeLists: ['disputes'],
    })
    const { payment } = project([seen(captured(), { disputes: [] }), whole])

    expect(payment).not.toHaveProperty('incompleteAmounts')
    expect(refundableOf(payment)).toBe(900)
  })

  it('are none where the provider never reports them', () => {
    const { payment } = project([seen(captured())])

    expect(payment.amounts.chargedBack).toBe('not_reported')
    expect(refundableOf(payment)).toBe(1000)
  })
})

describe('parts in another currency than the payment', () => {
  it('are strange, and are not summed', () => {
    const { payment, codes } = project([
      seen(reported('captured'), {
        refunds: [refund({ id: 'r1', amount: 1000, currency: 'JPY' })],
        disputes: [dispute({ amount: 4338, moneyTaken: 4338, currency: 'USD' })],
        completeLists: ['refunds', 'disputes'],
      }),
    ])

    expect(payment.amounts).toMatchObject({
      refunded: 'not_reported',
      chargedBack: 'not_reported',
    })
    expect(refundableOf(payment)).toBe('not_reported')
    expect(codes).toEqual(['currency_differs', 'currency_differs'])
  })

  it('leave the total to the provider', () => {
    const { payment } = project([
      seen(captured({ refunded: 700 }), {
        refunds: [refund({ id: 'r1', amount: 1000, currency: 'JPY' }), refund({ id: 'r2' })],
        completeLists: ['refunds'],
      }),
    ])

    expect(payment.amounts.refunded).toBe(700)
  })

  it('are found also where the currency of the payment is learned later', () => {
    const { currency: _currency, ...silent } = captured()
    const piece = read([1, 2], {
      payment: silent,
      captures: [capture({ id: 'c1', currency: 'JPY' })],
    })
    const { payment, codes } = project([piece, read([3, 4], { payment: captured() })], {
      account: piece.account,
    })

    expect(payment.currency).toBe('EUR')
    expect(codes).toContain('currency_differs')
  })
})

describe('an amount below zero', () => {
  it('is not reported, of a payment and of its parts', () => {
    const { payment } = project([
      seen(captured({ refunded: -5 }), {
        refunds: [refund({ id: 'r1', amount: -400 })],
        completeLists: ['refunds'],
      }),
    ])

    expect(payment.refunds[0]?.amount).toBe('not_reported')
    expect(payment.amounts.refunded).toBe('not_reported')
    expect(refundableOf(payment)).toBe('not_reported')
  })

  it('makes nothing refundable as a remainder either', () => {
    const { payment } = project([seen(reported('captured', { allowed: { refundRemaining: -1 } }))])

    expect(refundableOf(payment)).toBe('not_reported')
  })
})

describe('a list that came without some of its parts', () => {
  it('is no zero, also where it was whole before', () => {
    const whole = seen(reported('captured'), { refunds: [], completeLists: ['refunds'] })
    const partial = read([3, 4], { payment: reported('captured'), refunds: [] })

    expect(project([whole]).payment.amounts.refunded).toBe(0)
    expect(project([whole, partial]).payment).toMatchObject({
      amounts: { refunded: 'not_reported' },
      incompleteAmounts: ['refundPending', 'refunded'],
    })
  })

  it('of captures leaves open what may be captured', () => {
    const { payment } = project([
      seen(
        reported('authorized', {
          amounts: amounts({ amount: 1000, authorized: 1000, captured: 0, capturePending: 0 }),
        }),
        { captures: [capture({ id: 'c1', amount: 'not_reported' })] },
      ),
    ])

    expect(capturableOf(payment)).toBe(1000)
  })
})

describe('a refund of a payment that shows no capture', () => {
  it('implies that much captured, and leaves open what may still be', () => {
    const authorized = reported('authorized', {
      amounts: amounts({ amount: 1000, authorized: 1000, captured: 0, capturePending: 0 }),
    })
    const { payment, codes } = project([
      seen(authorized, { refunds: [refund({ id: 'r1' })], completeLists: ['refunds'] }),
    ])

    expect(payment).toMatchObject({
      status: 'authorized',
      amounts: { captured: 400, refunded: 400 },
      incompleteAmounts: ['captured'],
    })
    expect(capturableOf(payment)).toBe('not_reported')
    expect(codes).toEqual([])
  })
})

describe('objects without a name', () => {
  it('are not doubled by reading them again', () => {
    const list = { refunds: [refund(), refund(), refund({ amount: 100 })] }
    const { payment } = project([
      seen(reported('captured'), list),
      read([3, 4], { payment: reported('captured'), ...list }),
      read([5, 6], { payment: reported('captured'), ...list, completeLists: ['refunds'] }),
    ])

    expect(payment.refunds).toHaveLength(3)
    expect(payment.amounts.refunded).toBe(900)
  })

  it('move on, and are told apart by their times', () => {
    const createdAt = '2026-01-15T12:00:00Z'
    const later = '2026-01-15T13:00:00Z'
    const { payment } = project([
      seen(reported('captured'), { refunds: [refund({ status: 'pending', createdAt })] }),
      read([3, 4], {
        refunds: [refund({ status: 'pending', createdAt: later }), refund({ createdAt })],
      }),
    ])

    expect(payment.refunds).toEqual([
      refund({ createdAt }),
      refund({ status: 'pending', createdAt: later }),
    ])
  })
})

describe('captures named by id, by reference and by both', () => {
  const byId = read([3, 4], { captures: [capture({ id: 'c1' })] })
  const byReference = read([5, 6], { captures: [capture({ reference: 'capture_1' })] })
  const both = capture({ id: 'c1', reference: 'capture_1' })
  const authorized = read([1, 2], { payment: reported('authorized') })

  it.each([
    ['a read', read([7, 8], { captures: [both] })],
    ['a push', push(7, { captures: [both] })],
  ])('are one, whichever piece has both names: %s', (_which, joining) => {
    const { payment } = project([authorized, byId, byReference, joining])

    expect(payment.captures).toEqual([both])
    expect(payment.amounts.captured).toBe(400)
  })
})

describe('anomalies of several objects', () => {
  const bounced = (id: string, at: number) => [
    read([at, at + 1], { refunds: [refund({ id, reference: `refund_${id}` })] }),
    read([at + 2, at + 3], { refunds: [refund({ id, status: 'failed' })] }),
  ]

  it('are one for each of them: a second refund that bounces is a second anomaly', () => {
    const { anomalies } = project([
      seen(reported('captured')),
      ...bounced('r1', 3),
      ...bounced('r2', 7),
    ])

    expect(anomalies).toMatchObject([
      {
        id: 'refund_reversed:refund:r1',
        code: 'refund_reversed',
        subject: { type: 'refund', id: 'r1', reference: 'refund_r1' },
      },
      { id: 'refund_reversed:refund:r2' },
    ])
  })

  it('are one for the same object, also under its second name', () => {
    const first = refund({ reference: 'refund_1' })
    const { anomalies } = project([
      seen(reported('captured')),
      read([3, 4], { refunds: [first] }),
      read([5, 6], { refunds: [{ ...first, status: 'failed' }] }),
      read([7, 8], { refunds: [{ ...first, id: 'r1' }] }),
      read([9, 10], { refunds: [{ ...first, id: 'r1', status: 'failed' }] }),
    ])

    expect(anomalies.filter(({ code }) => code === 'refund_reversed')).toHaveLength(1)
  })
})
