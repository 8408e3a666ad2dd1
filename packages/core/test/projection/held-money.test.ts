import { describe, expect, it } from 'vitest'
import { facts, project, push, read, readsOf, told } from '../evidence.ts'

const partlyCaptured = told('authorized', {
  facts: facts({ amount: 1000, authorized: 1000, captured: 400 }),
})

describe('money that is held', () => {
  it.each(['canceled', 'expired', 'failed'] as const)(
    'makes an authorization that is %s end as captured, for the part that was taken',
    (end) => {
      const { payment, codes } = project(readsOf(partlyCaptured, told(end)))

      expect(payment.status).toBe('captured')
      expect(payment.facts.captured).toBe(400)
      expect(payment.reread).toBe(true)
      expect(codes).toEqual(['ended_with_money'])
    },
  )

  it.each(['canceled', 'expired', 'failed'] as const)(
    'is not forgotten when the answer that says %s tells that nothing was captured',
    (end) => {
      const nothing = told(end, { facts: facts({ amount: 1000, captured: 0, reversed: 0 }) })

      const { payment } = project(readsOf(partlyCaptured, nothing))

      expect(payment.status).toBe('captured')
      expect(payment.facts.captured).toBe(400)
    },
  )

  it('lets a payment end as canceled when the same answer says that all went back', () => {
    const reversed = told('canceled', {
      facts: facts({ amount: 1000, captured: 1000, reversed: 1000 }),
    })

    expect(project(readsOf(told('processing'), reversed)).payment).toMatchObject({
      status: 'canceled',
      facts: { captured: 1000, reversed: 1000 },
    })
    expect(project(readsOf(told('captured'), reversed))).toMatchObject({
      payment: { status: 'canceled', reread: false },
      codes: [],
    })
  })

  it('that nobody told to be taken or returned keeps a captured payment captured', () => {
    const captured = told('captured', { facts: facts({ amount: 1000 }) })

    const { payment, codes } = project(readsOf(captured, told('canceled')))

    expect(payment).toMatchObject({ status: 'captured', reread: true })
    expect(codes).toEqual(['end_contradicted'])
  })

  it('is as much as is told of it, where one capture keeps silent and a part went back', () => {
    const { payment } = project([
      read([1, 2], { payment: told('authorized') }),
      read([3, 4], {
        captures: [
          { id: 'c1', status: 'succeeded', amount: 400 },
          { id: 'c2', status: 'succeeded', amount: 'not_told' },
        ],
      }),
      read([5, 6], {
        payment: told('canceled', { facts: facts({ amount: 1000, reversed: 300 }) }),
      }),
    ])

    expect(payment.status).toBe('captured')
  })

  it('keeps a captured payment captured when only a part went back', () => {
    const inPart = told('canceled', {
      facts: facts({ amount: 1000, captured: 1000, reversed: 999 }),
    })

    const { payment, codes } = project(readsOf(told('captured'), inPart))

    expect(payment.status).toBe('captured')
    expect(payment.reread).toBe(true)
    expect(codes).toEqual(['end_contradicted'])
  })

  it('counts money that the cancel itself was the first to tell', () => {
    const captured = told('captured', { facts: facts({ amount: 1000 }) })
    const reversed = told('canceled', {
      facts: facts({ amount: 1000, captured: 1000, reversed: 1000 }),
    })

    expect(project(readsOf(captured, reversed)).payment.status).toBe('canceled')
  })

  it('stays returned when a later answer leaves out that it ever came', () => {
    const reversed = told('canceled', {
      facts: facts({ amount: 1000, captured: 1000, reversed: 1000 }),
    })
    const asIfUnpaid = told('canceled', {
      facts: facts({ amount: 1000, captured: 0, reversed: 0 }),
    })

    const { payment, codes } = project(readsOf(told('processing'), reversed, asIfUnpaid))

    expect(payment).toMatchObject({
      status: 'canceled',
      facts: { captured: 1000, reversed: 1000 },
    })
    expect(codes).toEqual([])
  })

  it('that only a capture shows makes an unpaid end captured', () => {
    const { payment, codes } = project([
      read([1, 2], { payment: told('expired') }),
      read([3, 4], { captures: [{ id: 'c1', status: 'succeeded', amount: 400 }] }),
    ])

    expect(payment.status).toBe('captured')
    expect(payment.facts.captured).toBe(400)
    expect(payment.reread).toBe(true)
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
        read([1, 2], { payment: told(end) }),
        read([3, 4], {
          captures: [{ id: 'c1', status: 'succeeded', amount: 1000 }],
          ...(lateMoney && { lateMoney }),
        }),
      ])

      expect(payment).toMatchObject({ status, reread: true })
      expect(payment.facts.reversed).toBe(status === 'canceled' ? 1000 : 'not_told')
      expect(codes).toEqual([code])
    },
  )

  it('is not taken back by a pushed end: the payment stays where it is and is read again', () => {
    const { payment, codes } = project([
      read([1, 2], { payment: partlyCaptured }),
      push(3, { payment: told('canceled') }),
    ])

    expect(payment.status).toBe('authorized')
    expect(payment.reread).toBe(true)
    expect(codes).toEqual([])
  })

  it('is not made out of a pushed cancel that tells of money taken and returned', () => {
    const reversed = told('canceled', {
      facts: facts({ amount: 1000, captured: 1000, reversed: 1000 }),
    })

    const { payment } = project([
      read([1, 2], { payment: told('requires_action') }),
      push(3, { payment: reversed }),
    ])

    expect(payment.status).not.toBe('captured')
    expect(payment.reread).toBe(true)
  })
})

describe('the facts of an answer that is not believed', () => {
  it.each([
    { from: 'captured', to: 'failed' },
    { from: 'captured', to: 'canceled' },
    { from: 'captured', to: 'processing' },
  ] as const)('stay out: $from, then $to', ({ from, to }) => {
    const strange = told(to, { facts: facts({ amount: 1000, captured: 0, refunded: 700 }) })

    const { payment } = project(readsOf(told(from), strange))

    expect(payment.facts).toMatchObject({ captured: 1000, refunded: 'not_told' })
    expect(payment.word?.word).toBe(from)
  })
})
