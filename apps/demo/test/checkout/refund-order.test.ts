import { expect, it } from 'vitest'
import { payOrder } from '../../src/checkout/pay-order.ts'
import { refundOrder, stillRefundable } from '../../src/checkout/refund-order.ts'
import type { ShopPayment } from '../../src/payments/shop-payment.ts'
import { readPayment } from '../../src/recovery/read-payment.ts'
import { anOrder, openShop, type TestShop } from '../support/open-shop.ts'

const amount = (minorUnits: number) => ({ currency: 'EUR', minorUnits })

async function paid(shop: TestShop): Promise<ShopPayment> {
  const payment = await payOrder(shop, anOrder())
  const fake = shop.adapter.payments.get(payment.reference)
  if (fake) fake.status = 'captured'
  const read = await readPayment(shop, payment.reference)
  if (!read) throw new Error('The payment is gone.')
  return read
}

it('refunds a part, and then at most the rest', async () => {
  const shop = openShop()
  const payment = await paid(shop)
  const first = await refundOrder(shop, payment, { amount: amount(1000), token: 'step_1' })
  const more = await refundOrder(shop, payment, { amount: amount(1451), token: 'step_2' })
  const rest = await refundOrder(shop, payment, { amount: amount(1450), token: 'step_2' })

  expect(first.kind).toBe('done')
  expect(more).toEqual({ kind: 'refused', reason: 'too_much' })
  expect(rest).toMatchObject({
    kind: 'done',
    payment: { record: { payment: { amounts: { refunded: 2450 } } } },
  })
})

it('refunds once when a form is sent twice', async () => {
  const shop = openShop()
  const payment = await paid(shop)
  const request = { amount: amount(500), token: 'step_1' }
  const results = await Promise.all([
    refundOrder(shop, payment, request),
    refundOrder(shop, payment, request),
  ])

  expect(results.map(({ kind }) => kind).sort()).toEqual(['done', 'refused'])
  expect(shop.adapter.payments.get(payment.reference)?.refunds).toHaveLength(1)
})

it('counts a refund that nobody knows about as gone, and sends no other meanwhile', async () => {
  const shop = openShop()
  const payment = await paid(shop)
  shop.adapter.mishaps.push('lost')
  await refundOrder(shop, payment, { amount: amount(1000), token: 'step_1' })
  const unknown = await shop.store.find(payment.reference)
  const other = await refundOrder(shop, payment, { amount: amount(100), token: 'step_2' })

  expect(unknown && stillRefundable(unknown)).toBe(1450)
  expect(other).toEqual({ kind: 'refused', reason: 'wait' })
})
