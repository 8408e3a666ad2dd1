import { describe, expect, it } from 'vitest'
import type { Cancellation } from '../../src/payments/cancellation.ts'
import type { PaymentStatus } from '../../src/payments/payment-status.ts'
import { amounts, project, push, read, reported } from '../evidence.ts'

const cancellation: Cancellation = { reference: 'cancel_1', status: 'accepted' }
const accepted = read([3, 4], { cancellations: [cancellation], via: 'response' })
const open = read([1, 2], { payment: reported('requires_action') })

const cancellationsAfter = (...evidence: Parameters<typeof project>[0]) =>
  project([open, accepted, ...evidence]).payment.cancellations

describe('a cancel that the provider has accepted', () => {
  it('does not move the payment', () => {
    const { payment } = project([open, accepted])

    expect(payment.status).toBe('requires_action')
    expect(payment.cancellations).toEqual([cancellation])
  })

  it('is done by a read that shows a part captured and the rest given up', () => {
    const part = amounts({ amount: 1000, authorized: 1000, captured: 400 })
    const completeLists = amounts({ amount: 1000, authorized: 1000, captured: 1000 })
    const settledBy = (seen: typeof part) =>
      cancellationsAfter(read([5, 6], { payment: reported('captured', { amounts: seen }) }))

    expect(settledBy(part)).toEqual([{ ...cancellation, status: 'done' }])
    expect(settledBy(completeLists)).toEqual([{ ...cancellation, status: 'rejected' }])
  })

  it.each<{ status: PaymentStatus; settled: Cancellation }>([
    { status: 'canceled', settled: { ...cancellation, status: 'done', effect: 'canceled' } },
    { status: 'expired', settled: { ...cancellation, status: 'done', effect: 'none' } },
    { status: 'failed', settled: { ...cancellation, status: 'done', effect: 'none' } },
    { status: 'captured', settled: { ...cancellation, status: 'rejected' } },
    { status: 'authorized', settled: cancellation },
    { status: 'processing', settled: cancellation },
    { status: 'requires_action', settled: cancellation },
  ])('is settled by a later read that says $status', ({ status, settled }) => {
    expect(cancellationsAfter(read([5, 6], { payment: reported(status) }))).toEqual([settled])
  })

  it('is not settled by a read that had begun before', () => {
    expect(cancellationsAfter(read([2, 6], { payment: reported('captured') }))).toEqual([
      cancellation,
    ])
    expect(cancellationsAfter(read([4, 6], { payment: reported('captured') }))).toEqual([
      cancellation,
    ])
  })

  it('is not settled by a push, nor by a read of a refund', () => {
    const pushed = push(5, { payment: reported('canceled') })
    const refundRead = read([6, 7], { refunds: [] })

    expect(cancellationsAfter(pushed, refundRead)).toEqual([cancellation])
  })

  it('is not settled before its own latest repeat was answered', () => {
    const repeat = read([7, 8], { cancellations: [cancellation], via: 'response' })
    const before = read([5, 9], { payment: reported('captured') })

    expect(cancellationsAfter(repeat, before)).toEqual([cancellation])
  })

  it('is done when a read that was too early is followed by one that says canceled', () => {
    expect(
      cancellationsAfter(
        read([5, 6], { payment: reported('captured') }),
        read([7, 8], {
          payment: reported('canceled', {
            amounts: { ...reported('captured').amounts, reversed: 1000 },
          }),
        }),
      ),
    ).toEqual([{ ...cancellation, status: 'done', effect: 'canceled' }])
  })

  it('stays done when money comes afterwards', () => {
    expect(
      cancellationsAfter(
        read([5, 6], { payment: reported('canceled') }),
        read([7, 8], { payment: reported('captured') }),
      ),
    ).toEqual([{ ...cancellation, status: 'done', effect: 'canceled' }])
  })

  it('stays done when the cancel is repeated', () => {
    expect(
      cancellationsAfter(
        read([5, 6], { payment: reported('canceled') }),
        read([7, 8], { cancellations: [cancellation], via: 'response' }),
      ),
    ).toEqual([{ ...cancellation, status: 'done', effect: 'canceled' }])
  })
})

describe('a cancel that the provider has rejected', () => {
  it('is not reported as done when somebody else cancels the payment', () => {
    const rejected: Cancellation = { reference: 'cancel_1', status: 'rejected' }

    const { payment } = project([
      open,
      read([3, 4], { cancellations: [rejected], via: 'response' }),
      read([5, 6], { payment: reported('canceled') }),
    ])

    expect(payment.status).toBe('canceled')
    expect(payment.cancellations).toEqual([rejected])
  })
})

describe('cancels under several references', () => {
  it('are kept apart', () => {
    const other: Cancellation = { reference: 'cancel_2', status: 'accepted' }

    expect(
      cancellationsAfter(
        read([5, 6], { payment: reported('captured') }),
        read([7, 8], { cancellations: [other], via: 'response' }),
      ),
    ).toEqual([{ ...cancellation, status: 'rejected' }, other])
  })
})
