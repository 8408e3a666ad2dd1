import { describe, expect, it } from 'vitest'
import type { PaymentStatus } from '../../src/payments/payment-status.ts'
import { amounts, project, push, read, readsOf, reported } from '../evidence.ts'

const canceled = reported('canceled')
const paid = reported('captured')

describe('money that comes for a payment that was canceled', () => {
  it('is applied with an anomaly when a read says so', () => {
    const { payment, codes } = project(readsOf(canceled, paid))

    expect(payment).toMatchObject({
      status: 'captured',
      amounts: { captured: 1000 },
      needsRead: false,
    })
    expect(codes).toEqual(['late_success'])
  })

  it('is only a reason to read when a push says so', () => {
    const { payment, codes } = project([
      read([1, 2], { payment: canceled }),
      push(3, { payment: paid }),
    ])

    expect(payment).toMatchObject({ status: 'canceled', needsRead: true })
    expect(payment.amounts.captured).toBe('not_reported')
    expect(codes).toEqual([])
  })

  it('stays canceled at a provider that returns late money, and counts as returned', () => {
    const { payment, codes } = project([
      read([1, 2], { payment: canceled, lateMoney: 'returned' }),
      read([3, 4], { payment: paid, lateMoney: 'returned' }),
    ])

    expect(payment).toMatchObject({
      status: 'canceled',
      amounts: { captured: 1000, reversed: 1000 },
      needsRead: true,
    })
    expect(codes).toEqual(['late_success_returned'])
  })

  it('stays canceled there also when the money is only promised, and is read again', () => {
    const { payment, codes } = project([
      read([1, 2], { payment: canceled, lateMoney: 'returned' }),
      read([3, 4], { payment: reported('authorized'), lateMoney: 'returned' }),
    ])

    expect(payment).toMatchObject({ status: 'canceled', needsRead: true })
    expect(codes).toEqual(['late_success_returned'])
  })

  it('stays returned when the provider then says canceled as if nothing had come', () => {
    const asIfUnpaid = reported('canceled', {
      amounts: amounts({ amount: 1000, captured: 0, reversed: 0 }),
    })

    const { payment, codes } = project([
      read([1, 2], { payment: canceled, lateMoney: 'returned' }),
      read([3, 4], { payment: paid, lateMoney: 'returned' }),
      read([5, 6], { payment: asIfUnpaid, lateMoney: 'returned' }),
    ])

    expect(payment).toMatchObject({
      status: 'canceled',
      amounts: { captured: 1000, reversed: 1000 },
      needsRead: false,
    })
    expect(codes).toEqual(['late_success_returned'])
  })

  it('counts as returned also when only a capture shows it', () => {
    const { payment, codes } = project([
      read([1, 2], { payment: canceled, lateMoney: 'returned' }),
      read([3, 4], {
        captures: [{ id: 'c1', status: 'succeeded', amount: 400 }],
        lateMoney: 'returned',
      }),
    ])

    expect(payment).toMatchObject({
      status: 'canceled',
      amounts: { captured: 400, reversed: 400 },
    })
    expect(codes).toEqual(['late_success_returned'])
  })
})

describe('money that comes for a payment that', () => {
  it.each(['expired', 'failed'] as const)(
    'is %s is applied with an anomaly, also where late money of canceled payments goes back',
    (end) => {
      const { payment, codes } = project([
        read([1, 2], { payment: reported(end), lateMoney: 'returned' }),
        read([3, 4], { payment: paid, lateMoney: 'returned' }),
      ])

      expect(payment).toMatchObject({ status: 'captured', amounts: { captured: 1000 } })
      expect(codes).toEqual(['late_success'])
    },
  )

  it('was canceled after it had expired follows the rule of the canceled', () => {
    const { payment } = project([
      read([1, 2], { payment: reported('expired') }),
      read([3, 4], { payment: canceled, lateMoney: 'returned' }),
      read([5, 6], { payment: paid, lateMoney: 'returned' }),
    ])

    expect(payment.status).toBe('canceled')
  })
})

describe('the failure of a payment', () => {
  const failure = { code: 'NO_FUNDS', category: 'payer_funds', next: 'new_reference' } as const
  const failed = reported('failed', { failure })

  it('is reported while it has failed, and while a session stays open after a failed try', () => {
    expect(project(readsOf(failed)).payment.failure).toEqual(failure)
    expect(project(readsOf(reported('requires_action', { failure }))).payment.failure).toEqual(
      failure,
    )
    expect(project(readsOf(failed, reported('requires_action'))).payment.failure).toEqual(failure)
  })

  it.each<PaymentStatus>(['authorized', 'captured'])(
    'is gone once it is %s after all',
    (status) => {
      expect(project(readsOf(failed, reported(status))).payment.failure).toBeUndefined()
    },
  )
})
