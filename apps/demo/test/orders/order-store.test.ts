import { beforeAll, expect, it } from 'vitest'
import { createOrderReference } from '../../src/orders/create-order-reference.ts'
import type { Order } from '../../src/orders/order.ts'
import type { Stage } from '../../src/scenarios/open-stage.ts'
import { sharedStage } from '../support/shared-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await sharedStage()
})

const anOrder = (differs: Partial<Order> = {}) => ({ ...stage.newOrder(), ...differs })

it('gives back what was placed', async () => {
  const { orders } = stage.shop
  const order = await orders.place(anOrder())

  expect(await orders.find(order.reference)).toEqual(order)
  expect(await orders.find('order_none')).toBeUndefined()
})

it('takes each order once: placed again, it stays as it was', async () => {
  const { orders } = stage.shop
  const first = await orders.place(anOrder())
  const again = await orders.place({ ...first, description: 'Something else' })

  expect(again).toEqual(first)
})

it('finds many orders at once', async () => {
  const { orders } = stage.shop
  const [one, other] = [await orders.place(anOrder()), await orders.place(anOrder())]
  const found = await orders.all([one.reference, other.reference, createOrderReference()])

  expect([...found.values()]).toEqual(expect.arrayContaining([one, other]))
  expect(found.size).toBe(2)
})

it('keeps when the payer came back', async () => {
  const { orders } = stage.shop
  const { reference } = await orders.place(anOrder())
  await orders.markReturned(reference, '2026-01-15T12:00:00Z')

  expect(await orders.find(reference)).toMatchObject({ returnedAt: '2026-01-15T12:00:00Z' })
})

it('keeps text apart from SQL', async () => {
  const { orders } = stage.shop
  const name = "'; drop table shop.orders; --"
  const order = await orders.place(anOrder({ reference: name, description: name }))

  expect((await orders.all([name])).get(name)).toEqual(order)
})
