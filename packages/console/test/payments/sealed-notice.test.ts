import { expect, it } from 'vitest'
import { sealedNotice } from '../../src/payments/sealed-notice.ts'

const sealed = {
  id: 'pay_1',
  order: 'order_1',
  attempt: 1,
  instance: 'mollie',
  status: 'captured',
  standing: 'paid',
  amount: { currency: 'EUR', minorUnits: 1050 },
  createdAt: '2026-01-15T12:00:00Z',
  why: 'It is sealed with key "2026-01".',
} as const

it('names the payments of a list that cannot be shown, and the key', () => {
  const two = String(sealedNotice([sealed, { ...sealed, id: 'order_2', order: 'order_2' }]))

  expect(two).toContain('2 payments cannot be shown')
  expect(two).toContain('order_1 (pay_1), order_2')
  expect(two).toContain('2026-01')
  expect(String(sealedNotice([sealed]))).toContain('One payment cannot be shown')
})

it('is nothing where all can be shown', () => {
  expect(sealedNotice([])).toBe('')
})
