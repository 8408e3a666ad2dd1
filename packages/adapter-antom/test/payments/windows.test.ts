import { createPaymentRecord, type Payment, type PaymentTimes } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { windowsOf } from '../../src/index.ts'

const account = { provider: 'antom', mode: 'test', id: 'SANDBOX_1', credential: 'k' } as const

function payment(times: PaymentTimes, more: Partial<Payment> = {}): Payment {
  return { ...createPaymentRecord({ account }).payment, times, ...more }
}

describe('the windows of a payment', () => {
  it.each([
    ['2026-01-15T12:00:00Z', '2026-01-15T16:15:00Z'],
    ['2026-01-15T15:59:59Z', '2026-01-15T16:15:00Z'],
    ['2026-01-15T16:00:00Z', '2026-01-16T16:15:00Z'],
  ])('a payment of %s can be canceled until %s, a quarter past midnight in UTC+8', (at, until) => {
    expect(windowsOf(payment({ capturedAt: at })).cancelUntil).toBe(until)
    expect(windowsOf(payment({ createdAt: at })).cancelUntil).toBe(until)
  })

  it.each([
    ['a card: seven days', { method: { type: 'CARD' } }, '2026-01-22T12:00:00Z'],
    ['an Indonesian method: never', { currency: 'IDR' }, 'never'],
    ['JKOPay: never', { method: { type: 'JKOPAY' }, currency: 'TWD' }, 'never'],
    ['K PLUS: only unpaid', { method: { type: 'KPLUS' }, currency: 'THB' }, 'before_payment'],
    [
      'a Thai bank: only unpaid',
      { method: { type: 'BANKAPP_SCB' }, currency: 'THB' },
      'before_payment',
    ],
  ] as const)('%s', (_what, more, until) => {
    const times = { authorizedAt: '2026-01-15T12:00:00Z' }

    expect(windowsOf(payment(times, more)).cancelUntil).toBe(until)
  })

  it('can be refunded for a year at most, and captured until its authorization ends', () => {
    const times = {
      authorizedAt: '2024-02-29T12:00:00Z',
      captureBefore: '2024-03-07T12:00:00Z',
    }

    expect(windowsOf(payment(times))).toMatchObject({
      refundUntil: '2025-03-01T12:00:00Z',
      captureUntil: '2024-03-07T12:00:00Z',
    })
  })

  it('are not reported while nothing tells when it was made', () => {
    expect(windowsOf(payment({}))).toEqual({})
  })
})
