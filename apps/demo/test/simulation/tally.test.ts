import { expect, it } from 'vitest'
import { payOrder } from '../../src/checkout/pay-order.ts'
import { isDoubled, tally } from '../../src/simulation/tally.ts'
import { anOrder, openShop } from '../support/open-shop.ts'

it('counts what a provider really has', () => {
  expect(tally({ payments: 1, refunds: 0 })).toBe('1 payment, 0 refunds')
  expect(tally({ payments: 2, refunds: 1 })).toBe('2 payments, 1 refund')
})

it('sees a second payment, and a refund that nobody asked for', async () => {
  const payment = await payOrder(openShop(), anOrder())

  expect(isDoubled({ payments: 1, refunds: 0 }, payment)).toBe(false)
  expect(isDoubled({ payments: 2, refunds: 0 }, payment)).toBe(true)
  expect(isDoubled({ payments: 1, refunds: 1 }, payment)).toBe(true)
})
