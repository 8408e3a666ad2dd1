import { money } from '@paystate/core'
import { expect, it } from 'vitest'
import { paid } from '../support/anomalies.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** The same shop, deployed with another prefix of its references. */
function renamed({ open, database, fetch }: Shop) {
  return open({ database, fetch, referencePrefix: 'other_' })
}

it('creates a payment under the reference it was stored with, whatever is configured since', async () => {
  const shop = await openShop()
  const order = shop.name('order')
  const { id } = await shop.database.transaction((tx) =>
    shop.payments.pay(anOrder(order), { tx: { query: (text, values) => tx.query(text, values) } }),
  )
  const later = await renamed(shop)
  await later.advance(id)
  const { reference, providerId = '' } = await later.get(id)
  await shop.mollie.payer.pay(providerId)
  await later.get(id, { fresh: true })

  expect(shop.mollie.ledger.paymentsOf(reference)).toEqual([providerId])
  expect(await shop.eventsOf(order)).toContain('order.paid')
})

it('sends an attempt again under the reference it has', async () => {
  const shop = await openShop()
  const order = anOrder(shop.name('order'), { id: shop.name('attempt') })
  shop.mollie.faults.next('create_payment', 'refuse')
  const { payment } = await shop.payments.pay(order)
  const again = await (await renamed(shop)).pay(order)

  expect(again.step.kind).toBe('redirect')
  expect(again.payment).toMatchObject({ id: order.id, reference: payment.reference })
})

it('sends a refund again under the reference it has, and knows it when it is read', async () => {
  const shop = await openShop()
  const { id: payment } = await paid(shop)
  const refund = { id: shop.name('return'), payment, amount: money('EUR', 500) }
  shop.mollie.faults.next('create_refund', 'refuse')
  const refused = await shop.payments.refund(refund)
  const later = await renamed(shop)
  await shop.clock.advance(60_000)
  await later.refund(refund)
  await shop.rest(later, 60_000)
  const { refunds } = await later.get(payment, { fresh: true })

  expect(refused.operation.kind).not.toBe('applied')
  expect(refunds).toHaveLength(1)
  const { rows } = await shop.store.query(
    `select t.reference from paystate.tries as t join paystate.operations as o on o.key = t.operation
     where o.id = $1 and t.number = o.try`,
    [refund.id],
  )
  expect(rows).toEqual([{ reference: refunds[0]?.reference }])
})
