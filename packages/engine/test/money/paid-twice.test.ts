import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

interface Attempt {
  readonly id: string
  readonly providerId: string
}

/** Opens the next attempt of an order. */
async function open(shop: Shop, order: string, amount = money('EUR', 1050)): Promise<Attempt> {
  const { payment } = await shop.payments.pay(anOrder(order, { amount }))
  const { id, providerId } = payment
  if (providerId === undefined) throw new Error('It was not created')
  return { id, providerId }
}

/** The payer turns back, and we know. */
async function end(shop: Shop, { id, providerId }: Attempt): Promise<void> {
  await shop.mollie.payer.cancel(providerId)
  await shop.rest(shop.payments, 2 * 60_000)
  await shop.learnOf(id, providerId)
}

async function pay(shop: Shop, { id, providerId }: Attempt): Promise<void> {
  await shop.mollie.payer.pay(providerId)
  await shop.learnOf(id, providerId)
}

/** Money comes for an attempt that had ended. */
async function payLate(shop: Shop, { id, providerId }: Attempt): Promise<void> {
  await shop.mollie.bank.payLate(providerId)
  await shop.learnOf(id, providerId)
}

/** What was told of an order that was paid more than once. */
async function surplusesOf({ store }: Shop, order: string): Promise<readonly unknown[]> {
  const { rows } = await store.query(
    `select data::jsonb ->> 'payment' as payment, data::jsonb -> 'surplus' as surplus
     from paystate.events where order_id = $1 and type = 'order.paid_twice' order by number`,
    [order],
  )
  return rows
}

async function anomaliesOf({ store }: Shop, order: string): Promise<readonly unknown[]> {
  const { rows } = await store.query(
    `select kind from paystate.anomalies where order_id = $1 order by kind`,
    [order],
  )
  return rows.map((row) => Object(row).kind)
}

const euros = (minorUnits: number) => ({ currency: 'EUR', minorUnits })

describe('an order that was paid more than once', () => {
  it('is published for each surplus payment, with its surplus', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const first = await open(shop, order)
    await end(shop, first)
    const second = await open(shop, order)
    await end(shop, second)
    await pay(shop, await open(shop, order))
    await payLate(shop, first)
    await payLate(shop, second)

    expect(await surplusesOf(shop, order)).toEqual([
      { payment: first.id, surplus: euros(1050) },
      { payment: second.id, surplus: euros(1050) },
    ])
    expect(await anomaliesOf(shop, order)).toEqual([
      'late_money',
      'late_money',
      'paid_twice',
      'paid_twice',
    ])
    expect((await shop.eventsOf(order)).filter((type) => type === 'order.paid')).toHaveLength(1)
  })

  it('is measured by what the newest attempt asks for, and not by an older price', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    await end(shop, await open(shop, order, money('EUR', 10_000)))
    const second = await open(shop, order, money('EUR', 3000))
    await end(shop, second)
    await pay(shop, await open(shop, order, money('EUR', 3000)))
    const told = await shop.eventsOf(order)
    await payLate(shop, second)

    expect(told).toContain('order.paid')
    expect(told).not.toContain('order.underpaid')
    expect(await surplusesOf(shop, order)).toEqual([{ payment: second.id, surplus: euros(3000) }])
  })

  it('is told also where the currencies differ', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const first = await open(shop, order, money('USD', 1200))
    await end(shop, first)
    await pay(shop, await open(shop, order))
    await payLate(shop, first)

    expect(await surplusesOf(shop, order)).toEqual([
      { payment: first.id, surplus: { currency: 'USD', minorUnits: 1200 } },
    ])
    expect(await shop.eventsOf(order)).toContain('order.paid')
  })

  it('is not told for one that was paid once', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    await pay(shop, await open(shop, order))

    expect(await surplusesOf(shop, order)).toEqual([])
    expect(await anomaliesOf(shop, order)).toEqual([])
  })
})
