import { describe, expect, it } from 'vitest'
import type { PaymentAttempt } from '../../src/payments/payment-attempt.ts'
import { project, push, read, reported } from '../evidence.ts'

const attempt = (id: string, more: Partial<PaymentAttempt> = {}): PaymentAttempt => ({
  id,
  status: 'succeeded',
  amount: 1000,
  superseded: false,
  ...more,
})

describe('the tries inside one session', () => {
  it('are kept, and a later answer about one replaces what was known of it', () => {
    const { payment } = project([
      read([1, 2], { attempts: [attempt('a1', { status: 'open' })] }),
      read([3, 4], { attempts: [attempt('a1', { status: 'failed' }), attempt('a2')] }),
    ])

    expect(payment.attempts).toEqual([attempt('a1', { status: 'failed' }), attempt('a2')])
  })

  it('report one that a later success replaced, and stay so', () => {
    const { payment, codes } = project([
      read([1, 2], { payment: reported('captured'), attempts: [attempt('a1')] }),
      read([3, 4], {
        payment: reported('captured'),
        paymentId: 'a2',
        attempts: [attempt('a1', { superseded: true }), attempt('a2')],
      }),
      read([5, 6], { attempts: [attempt('a1')] }),
    ])

    expect(payment).toMatchObject({ status: 'captured', id: 'a2' })
    expect(payment.amounts.refunded).toBe('not_reported')
    expect(payment.attempts).toEqual([attempt('a1', { superseded: true }), attempt('a2')])
    expect(codes).toEqual(['superseded'])
  })

  it('are superseded by the one that a read tells, also where its reader knew no other', () => {
    const first = { paymentId: 'a1', payment: reported('captured'), attempts: [attempt('a1')] }
    const second = { paymentId: 'a2', payment: reported('captured'), attempts: [attempt('a2')] }
    const both = [attempt('a1', { superseded: true }), attempt('a2')]

    const byReads = project([read([1, 2], first), read([3, 4], second)])
    const byPushes = project([push(1, first), push(2, second)])
    const thenRead = project([push(1, first), push(2, second), read([3, 4], second)])
    const thenRefunded = project([
      push(1, first),
      push(2, second),
      read([3, 4], { paymentId: 'a1', via: 'response', refunds: [] }),
    ])

    expect(byReads.payment.attempts).toEqual(both)
    expect(byReads.codes).toEqual(['superseded'])
    expect(byPushes.payment.attempts).toEqual([attempt('a1'), attempt('a2')])
    expect(thenRead.payment.attempts).toEqual(both)
    expect(thenRefunded.payment.attempts).toEqual([attempt('a1'), attempt('a2')])
  })

  it('that failed are superseded by none', () => {
    const failed = attempt('a1', { status: 'failed' })

    const { payment, codes } = project([
      read([1, 2], { attempts: [failed] }),
      read([3, 4], { payment: reported('captured'), paymentId: 'a2', attempts: [attempt('a2')] }),
    ])

    expect(payment.attempts).toEqual([failed, attempt('a2')])
    expect(codes).toEqual([])
  })

  it('are not open again because of an old message', () => {
    const ended = read([1, 2], { attempts: [attempt('a1'), attempt('a2', { status: 'failed' })] })
    const late = push(3, {
      attempts: [attempt('a1', { status: 'open' }), attempt('a2', { status: 'open' })],
    })
    const after = push(4, { attempts: [attempt('a1', { status: 'failed' }), attempt('a2')] })

    expect(project([ended, late]).payment.attempts).toEqual([
      attempt('a1'),
      attempt('a2', { status: 'failed' }),
    ])
    expect(project([ended, late, after]).payment.attempts).toEqual([attempt('a1'), attempt('a2')])
  })

  it('leave the payment its id when an old message names another', () => {
    const evidence = [
      read([1, 2], { payment: reported('captured'), paymentId: 'a2', attempts: [attempt('a1')] }),
    ]

    const pushed = project([
      ...evidence,
      push(3, { paymentId: 'a1', payment: reported('captured') }),
    ])
    const refundRead = project([...evidence, read([3, 4], { paymentId: 'a1', refunds: [] })])

    expect(pushed.payment.id).toBe('a2')
    expect(refundRead.payment.id).toBe('a2')
  })
})
