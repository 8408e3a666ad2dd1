import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const ids = (payments: readonly { id: string }[]) => payments.map(({ id }) => id).sort()

async function paid(shop: Shop, order = shop.name('order'), amount = money('EUR', 1050)) {
  const { payment } = await shop.payments.pay(anOrder(order, { amount }))
  await shop.mollie.payer.pay(payment.providerId ?? '')
  return shop.payments.get(payment.id, { fresh: true })
}

describe('a list for a back office', () => {
  it('leaves what fits every filter', async () => {
    const shop = await openShop()
    const { mollie: instance } = shop.names
    const old = await paid(shop)
    await shop.clock.advance(3_600_000)
    const { payment: open } = await shop.payments.pay(anOrder(shop.name('order')))
    const dollars = await paid(shop, shop.name('order'), money('USD', 20_000))
    const listed = async (filter: Parameters<Shop['payments']['list']>[0]) =>
      ids((await shop.payments.list({ instance, ...filter })).payments)
    const [all] = [[old.id, open.id, dollars.id].sort()]

    expect(await listed({})).toEqual(all)
    expect(await listed({ currency: 'USD' })).toEqual([dollars.id])
    expect(await listed({ amount: { from: 1051 } })).toEqual([dollars.id])
    expect(await listed({ amount: { from: 1050, to: 1050 } })).toEqual(ids([old, open]))
    expect(await listed({ created: { to: open.createdAt } })).toEqual([old.id])
    expect(await listed({ created: { from: open.createdAt } })).toEqual(ids([open, dollars]))
    expect(await listed({ status: 'captured', currency: 'EUR' })).toEqual([old.id])
    expect(await listed({ standing: 'live' })).toEqual([open.id])
  })

  it('finds a payment by every id it has, in full or by its beginning', async () => {
    const shop = await openShop()
    const { mollie: instance } = shop.names
    const payment = await paid(shop)
    await paid(shop)
    const refund = shop.name('refund')
    await shop.payments.refund({ id: refund, payment: payment.id, amount: money('EUR', 100) })
    const [sent] = (await shop.payments.get(payment.id)).refunds
    const found = async (text: string) =>
      ids((await shop.payments.list({ instance, text })).payments)
    const { id, order, reference, providerId = '' } = payment

    for (const text of [id, order, reference, providerId, refund, sent?.reference ?? '-']) {
      expect(await found(text)).toEqual([id])
      expect(await found(`  ${text} `)).toEqual([id])
    }
    expect(await found(order.slice(0, -1))).toEqual([id])
    expect(await found(reference.slice(0, -4))).toEqual([id])
    expect(await found('%')).toEqual([])
    expect(await found(order.slice(1))).toEqual([])
  })

  it('says what is wrong with a filter', async () => {
    const { payments } = await openShop()

    await expect(payments.list({ created: { from: 'yesterday' } })).rejects.toThrow(
      /created\.from: must be a time/,
    )
    await expect(payments.totals({ currency: 'euro' })).rejects.toThrow(/currency: must be/)
    const { next } = await payments.list({ limit: 1 })
    await expect(payments.anomalies({ after: next ?? 'x' })).rejects.toThrow(/after/)
  })
})

describe('totals', () => {
  it('add up by currency what providers report, and count what they do not', async () => {
    const shop = await openShop()
    const { mollie: instance } = shop.names
    const first = await paid(shop)
    await shop.payments.pay(anOrder(shop.name('order')))
    await paid(shop, shop.name('order'), money('USD', 20_000))
    await shop.payments.refund({
      id: shop.name('refund'),
      payment: first.id,
      amount: money('EUR', 300),
    })
    const [euros, dollars] = await shop.payments.totals({ instance })

    expect(euros).toMatchObject({
      currency: 'EUR',
      payments: 2,
      requested: 2100,
      captured: { minorUnits: 1050 },
    })
    expect(dollars).toMatchObject({
      currency: 'USD',
      payments: 1,
      captured: { minorUnits: 20_000, notReported: 0 },
    })
    expect(await shop.payments.totals({ instance, currency: 'GBP' })).toEqual([])
  })

  it('say of a sum that no number holds that it is too large', async () => {
    const shop = await openShop()
    const { mollie: instance } = shop.names
    const most = money('EUR', Number.MAX_SAFE_INTEGER)
    for (const amount of [most, money('EUR', 1)]) {
      shop.mollie.faults.next('create_payment', 'drop_answer', { times: 5 })
      await shop.payments.pay(anOrder(shop.name('order'), { amount }))
    }

    expect(await shop.payments.totals({ instance })).toMatchObject([
      { payments: 2, requested: 'too_large', captured: { minorUnits: 0, notReported: 2 } },
    ])
  })
})

describe('money that is unknown', () => {
  it('is told by age, provider, kind and currency', async () => {
    const shop = await openShop()
    const { mollie: instance } = shop.names
    const payment = await paid(shop)
    shop.mollie.faults.next('create_payment', 'drop_answer', { times: 5 })
    shop.mollie.faults.next('create_refund', 'drop_answer', { times: 5 })
    await shop.payments.pay(anOrder(shop.name('order'), { amount: money('EUR', 700) }))
    await shop.clock.advance(5 * 60_000)
    const amount = money('EUR', 300)
    await shop.payments.refund({ id: shop.name('refund'), payment: payment.id, amount })
    const mine = (await shop.payments.unknownMoney()).filter((one) => one.instance === instance)

    expect(mine).toMatchObject([
      { age: 'under_10_minutes', kind: 'create', operations: 1, amount: money('EUR', 700) },
      { age: 'under_1_minute', kind: 'refund', operations: 1, amount },
    ])
    expect((await shop.payments.list({ instance, unknown: true })).payments).toHaveLength(2)
  })
})

describe('what is strange', () => {
  it('is listed with its payment, newest first, page by page', async () => {
    const shop = await openShop()
    const { mollie: instance } = shop.names
    for (const order of [shop.name('order'), shop.name('order')]) {
      const { payment } = await shop.payments.pay(anOrder(order))
      await shop.mollie.payer.cancel(payment.providerId ?? '')
      await shop.payments.get(payment.id, { fresh: true })
      await shop.mollie.bank.payLate(payment.providerId ?? '')
      await shop.payments.get(payment.id, { fresh: true })
    }
    const first = await shop.payments.anomalies({ instance, limit: 1 })
    const second = await shop.payments.anomalies({ instance, limit: 1, after: first.next })
    const [newest] = first.anomalies

    expect(newest).toMatchObject({
      kind: 'late_money',
      code: 'late_success',
      subject: 'payment',
      instance,
      policy: 'tell',
    })
    expect(second.anomalies).toHaveLength(1)
    expect(second.next).toBeUndefined()
    expect(second.anomalies[0]?.order).not.toBe(newest?.order)
    for (const filter of [
      { payment: newest?.payment },
      { order: newest?.order },
      { open: true, kind: 'late_money', payment: newest?.payment } as const,
    ]) {
      expect((await shop.payments.anomalies(filter)).anomalies).toEqual([newest])
    }
    expect((await shop.payments.anomalies({ instance, open: false })).anomalies).toEqual([])
    expect((await shop.payments.anomalies({ instance, kind: 'orphan' })).anomalies).toEqual([])
  })
})

describe('providers', () => {
  it('are told as the database knows them, also those without a configuration', async () => {
    const shop = await openShop()
    const { mollie, antom } = shop.names
    const all = await shop.payments.providers()
    const mine = all.filter(({ instance }) => instance === mollie || instance === antom)

    expect(mine).toMatchObject([
      { provider: 'antom', configured: true, circuit: { state: 'closed' }, failures: 0 },
      {
        provider: 'mollie',
        configured: true,
        circuit: { state: 'closed' },
        mode: 'test',
        capabilities: { provider: 'mollie', refund: { partial: 'by_method' } },
      },
    ])
    expect((await (await openShop()).payments.providers()).map((one) => one.instance)).toContain(
      mollie,
    )
  })
})
