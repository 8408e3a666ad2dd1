import { expect, it } from 'vitest'
import { isLive, payOrder } from '../../src/checkout/pay-order.ts'
import { readPayment } from '../../src/recovery/read-payment.ts'
import { anOrder, openShop } from '../support/open-shop.ts'

it('writes the payment and its bytes down before anything is sent', async () => {
  const shop = openShop()
  const order = anOrder()
  let written: unknown
  await payOrder(shop, order, {
    beforeSending: async () => {
      written = (await shop.store.list({ order: order.reference }))[0]
      expect(shop.adapter.sends).toEqual([])
    },
  })

  expect(written).toMatchObject({
    operations: [{ kind: 'create_payment', state: { type: 'intended' } }],
  })
  expect(written).toHaveProperty('operations.0.preparation.request.body')
})

it('gives the provider’s page as the next action of a new payment', async () => {
  const shop = openShop()
  const payment = await payOrder(shop, anOrder())

  expect(payment.record.payment).toMatchObject({
    status: 'requires_action',
    nextAction: { type: 'redirect', url: 'https://pay.example/pay_1' },
  })
})

it('gives the open payment again when somebody pays a second time', async () => {
  const shop = openShop()
  const order = anOrder()
  const first = await payOrder(shop, order)
  const second = await payOrder(shop, order)

  expect(second.reference).toBe(first.reference)
  expect(shop.adapter.payments.size).toBe(1)
})

it('makes one payment however many pay at the same time', async () => {
  const shop = openShop()
  const order = anOrder()
  const payments = await Promise.all([1, 2, 3, 4].map(() => payOrder(shop, order)))

  expect(new Set(payments.map(({ reference }) => reference)).size).toBe(1)
  expect(shop.adapter.payments.size).toBe(1)
  expect(shop.adapter.sends).toHaveLength(1)
})

it('makes no second payment while the first is unknown', async () => {
  const shop = openShop()
  const order = anOrder()
  shop.adapter.mishaps.push('lost')
  const first = await payOrder(shop, order)
  const second = await payOrder(shop, order)

  expect(first.operations[0]?.state.type).toBe('unknown')
  expect(second.reference).toBe(first.reference)
  expect(shop.adapter.sends).toHaveLength(1)
})

it('tries the same payment again, as a first attempt, when it was provably never sent', async () => {
  const shop = openShop()
  const order = anOrder()
  shop.adapter.mishaps.push('refused')
  const first = await payOrder(shop, order)
  expect(isLive(first)).toBe(false)
  const second = await payOrder(shop, order)

  expect(second.reference).toBe(first.reference)
  expect(second.operations).toHaveLength(1)
  expect(second.operations[0]?.state.type).toBe('applied')
  expect(shop.adapter.sends.map(({ isFirst }) => isFirst)).toEqual([true, true])
})

it('makes a new payment after one that ended without money', async () => {
  const shop = openShop()
  const order = anOrder()
  const first = await payOrder(shop, order)
  const fake = shop.adapter.payments.get(first.reference)
  if (fake) fake.status = 'failed'

  await readPayment(shop, first.reference)
  const second = await payOrder(shop, order)

  expect(second).toMatchObject({ attempt: 2, record: { payment: { status: 'requires_action' } } })
  expect(second.reference).not.toBe(first.reference)
})
