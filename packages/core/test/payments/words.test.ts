import { expect, it } from 'vitest'
import { isEnd, isUnpaidEnd, PAYMENT_STATUSES } from '../../src/payments/payment-status.ts'
import { whenReported } from '../../src/payments/reported.ts'

it('the last four statuses are ends, and three of them without money', () => {
  expect(PAYMENT_STATUSES.filter(isEnd)).toEqual(['captured', 'canceled', 'expired', 'failed'])
  expect(PAYMENT_STATUSES.filter(isUnpaidEnd)).toEqual(['canceled', 'expired', 'failed'])
})

it('arithmetic is done only with what was reported, and zero was reported', () => {
  const double = (amount: number) => amount * 2

  expect(whenReported(250, double)).toBe(500)
  expect(whenReported(0, double)).toBe(0)
  expect(whenReported<number, number>('not_reported', double)).toBe('not_reported')
})
