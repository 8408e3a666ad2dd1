import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

async function paid(shop: Shop) {
  const { payment } = await shop.payments.pay({ ...anOrder(shop.name('order')), who: 'Ada' })
  await shop.mollie.payer.pay(payment.providerId ?? '')
  await shop.payments.get(payment.id, { fresh: true })
  return payment
}

/** Who asked for what, as the operations of a payment say. */
async function askers({ payments }: Shop, payment: string) {
  return (await payments.operations(payment)).map(({ kind, who }) => [kind, who])
}

describe('who asked', () => {
  it('is kept with each operation, and shown in the timeline', async () => {
    const shop = await openShop()
    const { id } = await paid(shop)
    const refund = { id: shop.name('return'), payment: id, amount: money('EUR', 500) }
    await shop.payments.refund({ ...refund, who: '  Grace ' })
    const intents = (await shop.payments.timeline(id)).filter(({ kind }) => kind === 'intent')

    expect(await askers(shop, id)).toEqual([
      ['create', 'Ada'],
      ['refund', 'Grace'],
    ])
    expect(intents.map(({ details }) => details.who)).toEqual(['Ada', 'Grace'])
  })

  it('of a capture and of a cancel is kept', async () => {
    const shop = await openShop()
    const pay = async () => {
      const order = anOrder(shop.name('order'), { capture: 'manual' })
      const { payment } = await shop.payments.pay(order)
      await shop.mollie.payer.pay(payment.providerId ?? '')
      await shop.payments.get(payment.id, { fresh: true })
      return payment.id
    }
    const [captured, canceled] = [await pay(), await pay()]
    const amount = money('EUR', 1050)
    await shop.payments.capture({ id: shop.name('c'), payment: captured, amount, who: 'Ada' })
    await shop.payments.cancel({
      id: shop.name('c'),
      payment: canceled,
      ifPaid: 'keep',
      who: 'Grace',
    })

    expect(await askers(shop, captured)).toContainEqual(['capture', 'Ada'])
    expect(await askers(shop, canceled)).toContainEqual(['cancel', 'Grace'])
  })

  it('is not compared: whoever asked first stays, and it is never sent', async () => {
    const shop = await openShop()
    const { id, providerId = '', order } = await paid(shop)
    const refund = { id: shop.name('return'), payment: id, amount: money('EUR', 500) }
    const first = await shop.payments.refund({ ...refund, who: 'Ada Lovelace' })
    const again = await shop.payments.refund({ ...refund, who: 'Grace Hopper' })
    await shop.payments.refund(refund)
    await shop.payments.pay({ ...anOrder(order), who: 'Grace Hopper' })
    const sent = JSON.stringify(shop.mollie.requests.entries())

    expect(again.operation).toEqual(first.operation)
    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
    expect(await askers(shop, id)).toEqual([
      ['create', 'Ada'],
      ['refund', 'Ada Lovelace'],
    ])
    expect(sent).not.toMatch(/Lovelace|Hopper/)
  })

  it('is kept with what is stored in the transaction of the application', async () => {
    const shop = await openShop()
    const { id } = await paid(shop)
    const refund = { id: shop.name('return'), payment: id, amount: money('EUR', 500) }
    const stored = await shop.database.transaction((tx) =>
      shop.payments.refund({ ...refund, who: 'Ada' }, { tx }),
    )
    await stored.send()

    expect(await askers(shop, id)).toContainEqual(['refund', 'Ada'])
  })

  it('to take back a refund is kept, whether the provider cancels it or it was not sent', async () => {
    const shop = await openShop()
    const { id } = await paid(shop)
    const refund = { id: shop.name('return'), payment: id, amount: money('EUR', 500) }
    await shop.database.transaction((tx) => shop.payments.refund({ ...refund, who: 'Ada' }, { tx }))
    const cancel = { id: shop.name('back'), refund: refund.id, who: 'Grace' }
    await shop.payments.cancelRefund(cancel)
    const operations = await shop.payments.operations(id)
    const timeline = await shop.payments.timeline(id)

    const persons = { who: 'Ada', withdrawnBy: 'Grace' }
    expect(operations.at(-1)).toMatchObject({ kind: 'refund', ...persons })
    expect(timeline.map(({ details }) => details)).toContainEqual(expect.objectContaining(persons))
  })

  it('stays when the payer’s data is erased', async () => {
    const shop = await openShop()
    const { id, order } = await paid(shop)
    await shop.payments.erase({ order })

    expect(await askers(shop, id)).toEqual([['create', 'Ada']])
  })

  it.each([
    ['nobody', ' '],
    ['a long text', 'a'.repeat(1001)],
    ['what no database keeps', 'Ada\0'],
  ])('is refused as %s, before anything is stored', async (_, who) => {
    const shop = await openShop()
    const order = shop.name('order')

    await expect(shop.payments.pay({ ...anOrder(order), who })).rejects.toMatchObject({
      problem: 'invalid_input',
      issues: [{ path: 'who' }],
    })
    expect(await shop.payments.find({ order })).toEqual([])
  })
})
