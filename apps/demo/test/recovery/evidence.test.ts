import { expect, it } from 'vitest'
import { payOrder } from '../../src/checkout/pay-order.ts'
import { refundOrder } from '../../src/checkout/refund-order.ts'
import { conclude } from '../../src/payments/conclude.ts'
import { isUndecided } from '../../src/payments/settle-by-evidence.ts'
import type { ShopPayment } from '../../src/payments/shop-payment.ts'
import { operationIn } from '../../src/payments/with-operation.ts'
import { readPayment } from '../../src/recovery/read-payment.ts'
import { anOrder, openShop, type TestShop } from '../support/open-shop.ts'

const amount = { currency: 'EUR', minorUnits: 1000 }

/** A paid payment with a refund of which nobody knows whether it happened. */
async function withUnknownRefund(shop: TestShop) {
  const { reference } = await payOrder(shop, anOrder())
  const fake = shop.adapter.payments.get(reference)
  if (!fake) throw new Error('There is no payment.')
  fake.status = 'captured'
  const paid = await read(shop, reference)
  shop.adapter.mishaps.push('lost')
  const result = await refundOrder(shop, paid, { amount, token: 'step_1' })
  if (result.kind !== 'done') throw new Error('The refund was not sent.')
  return { payment: result.payment, fake }
}

async function read(shop: TestShop, reference: string): Promise<ShopPayment> {
  const payment = await readPayment(shop, reference)
  if (!payment) throw new Error('The payment is gone.')
  return payment
}

it('knows that a refund happened once the provider shows it under our name', async () => {
  const shop = openShop()
  const { payment } = await withUnknownRefund(shop)
  expect(payment.operations.at(-1)?.state.type).toBe('unknown')
  const seen = await read(shop, payment.reference)

  expect(seen.operations.at(-1)?.state.type).toBe('applied')
  expect(seen.story.at(-1)?.text).toContain('shows the refund of €10.00 under our reference')
  expect(shop.adapter.sends).toHaveLength(2)
})

it('does not take a refund of another amount under our name for ours', async () => {
  const shop = openShop()
  const { payment, fake } = await withUnknownRefund(shop)
  fake.refunds = fake.refunds.map((refund) => ({ ...refund, amount: 999 }))
  const seen = await read(shop, payment.reference)
  const operation = seen.operations.at(-1)

  expect(operation?.state.type).toBe('unknown')
  expect(operation && isUndecided(seen, operation)).toBe(true)
})

it('takes nothing back when a later answer says less than was seen', async () => {
  const shop = openShop()
  const { payment } = await withUnknownRefund(shop)
  const seen = await read(shop, payment.reference)
  const { preparation, reference } = seen.operations.at(-1) ?? seen.operations[0] ?? {}
  if (!preparation || reference === undefined) throw new Error('There is no operation.')
  shop.adapter.mishaps.push('not_arrived')
  const late = await shop.adapter.send(preparation, { previousAttempts: 'none' })
  const after = conclude(seen, late, { now: shop.clock.now() })

  expect(late.kind).toBe('unknown')
  expect(operationIn(after, reference)?.state.type).toBe('applied')
})
