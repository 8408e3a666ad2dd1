import { describe, expect, it } from 'vitest'
import { amounts, project, push, read, readsOf, reported } from '../evidence.ts'

const partlyCaptured = reported('authorized', {
  amounts: amounts({ amount: 1000, authorized: 1000, captured: 400 }),
})

describe('money that is held', () => {
  it.each(['canceled', 'expired', 'failed'] as const)(
    'makes an authorization that is %s end as captured, for the part that was taken',
    (end) => {
      const { payment, codes } = project(readsOf(partlyCaptured, reported(end)))

      expect(payment.status).toBe('captured')
      expect(payment.amounts.captured).toBe(400)
      expect(payment.needsRead).toBe(true)
      expect(codes).toEqual(['ended_with_money'])
    },
  )

  it.each(['canceled', 'expired', 'failed'] as const)(
    'is not forgotten when the answer that says %s tells that nothing was captured',
    (end) => {
      const nothing = reported(end, {
        amounts: amounts({ amount: 1000, captured: 0, reversed: 0 }),
      })

      const { payment } = project(readsOf(partlyCaptured, nothing))

      expect(payment.status).toBe('captured')
      expect(payment.amounts.captured).toBe(400)
    },
  )

  it('lets a payment end as canceled when the same answer says that all went back', () => {
    const reversed = reported('canceled', {
      amounts: amounts({ amount: 1000, captured: 1000, reversed: 1000 }),
    })

    expect(project(readsOf(reported('processing'), reversed)).payment).toMatchObject({
      status: 'canceled',
      amounts: { captured: 1000, reversed: 1000 },
    })
    expect(project(readsOf(reported('captured'), reversed))).toMatchObject({
      payment: { status: 'canceled', needsRead: false },
      codes: [],
    })
  })

  it('that nobody reported to be taken or returned keeps a captured payment captured', () => {
    const captured = reported('captured', { amounts: amounts({ amount: 1000 }) })

    const { payment, codes } = project(readsOf(captured, reported('canceled')))

    expect(payment).toMatchObject({ status: 'captured', needsRead: true })
    expect(codes).toEqual(['end_contradicted'])
  })

  it('is as much as is told about it, where one capture keeps silent and a part went back', () => {
    const { payment } = project([
      read([1, 2], { payment: reported('authorized') }),
      read([3, 4], {
        captures: [
          { id: 'c1', status: 'succeeded', amount: 400 },
          { id: 'c2', status: 'succeeded', amount: 'not_reported' },
        ],
      }),
      read([5, 6], {
        payment: reported('canceled', { amounts: amounts({ amount: 1000, reversed: 300 }) }),
      }),
    ])

    expect(payment.status).toBe('captured')
  })

  it('keeps a captured payment captured when only a part went back', () => {
    const inPart = reported('canceled', {
      amounts: amounts({ amount: 1000, captured: 1000, reversed: 999 }),
    })

    const { payment, codes } = project(readsOf(reported('captured'), inPart))

    expect(payment.status).toBe('captured')
    expect(payment.needsRead).toBe(true)
    expect(codes).toEqual(['end_contradicted'])
  })

  it('counts money that the cancel itself was the first to tell', () => {
    const captured = reported('captured', { amounts: amounts({ amount: 1000 }) })
    const reversed = reported('canceled', {
      amounts: amounts({ amount: 1000, captured: 1000, reversed: 1000 }),
    })

    expect(project(readsOf(captured, reversed)).payment.status).toBe('canceled')
  })

  it('stays returned when a later answer leaves out that it ever came', () => {
    const reversed = reported('canceled', {
      amounts: amounts({ amount: 1000, captured: 1000, reversed: 1000 }),
    })
    const asIfUnpaid = reported('canceled', {
      amounts: amounts({ amount: 1000, captured: 0, reversed: 0 }),
    })

    const { payment, codes } = project(readsOf(reported('processing'), reversed, asIfUnpaid))

    expect(payment).toMatchObject({
      status: 'canceled',
      amounts: { captured: 1000, reversed: 1000 },
    })
    expect(codes).toEqual([])
  })

  it('that only a capture shows makes an unpaid end captured', () => {
    const { payment, codes } = project([
      read([1, 2], { payment: reported('expired') }),
      read([3, 4], { captures: [{ id: 'c1', status: 'succeeded', amount: 400 }] }),
    ])

    expect(payment.status).toBe('captured')
    expect(payment.amounts.captured).toBe(400)
    expect(payment.needsRead).toBe(true)
    expect(codes).toEqual(['ended_with_money'])
  })

  it.each([
    { end: 'canceled', lateMoney: 'returned', status: 'canceled', code: 'late_success_returned' },
    { end: 'canceled', lateMoney: undefined, status: 'captured', code: 'ended_with_money' },
    { end: 'expired', lateMoney: 'returned', status: 'captured', code: 'ended_with_money' },
    { end: 'failed', lateMoney: 'returned', status: 'captured', code: 'ended_with_money' },
  ] as const)(
    'that only a capture shows after $end is $status where late money is $lateMoney',
    ({ end, lateMoney, status, code }) => {
      const { payment, codes } = project([
        read([1, 2], { payment: reported(end) }),
        read([3, 4], {
          captures: [{ id: 'c1', status: 'succeeded', amount: 1000 }],
          ...(lateMoney && { lateMoney }),
        }),
      ])

      expect(payment).toMatchObject({ status, needsRead: true })
      expect(payment.amounts.reversed).toBe(status === 'canceled' ? 1000 : 'not_reported')
      expect(codes).toEqual([code])
    },
  )

  it('is not taken back by a pushed end: the payment stays where it is and is read again', () => {
    const { payment, codes } = project([
      read([1, 2], { payment: partlyCaptured }),
      push(3, { payment: reported('canceled') }),
    ])

    expect(payment.status).toBe('authorized')
    expect(payment.needsRead).toBe(true)
    expect(codes).toEqual([])
  })

  it('is not made out of a pushed cancel that tells of money taken and returned', () => {
    const reversed = reported('canceled', {
      amounts: amounts({ amount: 1000, captured: 1000, reversed: 1000 }),
    })

    const { payment } = project([
      read([1, 2], { payment: reported('requires_action') }),
      push(3, { payment: reversed }),
    ])

    expect(payment.status).not.toBe('captured')
    expect(payment.needsRead).toBe(true)
  })
})

describe('the facts of an answer that is not believed', () => {
  it.each([
    { from: 'captured', to: 'failed' },
    { from: 'captured', to: 'canceled' },
    { from: 'captured', to: 'processing' },
  ] as const)('stay out: $from, then $to', ({ from, to }) => {
    const strange = reported(to, { amounts: amounts({ amount: 1000, captured: 0, refunded: 700 }) })

    const { payment } = project(readsOf(reported(from), strange))

    expect(payment.amounts).toMatchObject({ captured: 1000, refunded: 'not_reported' })
    expect(payment.providerStatus?.value).toBe(from)
  })
})
