import { money } from '@paystate/core'
import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { describe, expect, it } from 'vitest'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Lets time pass, and does what is due then, listings included. No webhook arrives. */
async function pass({ clock, payments }: Shop, milliseconds: number): Promise<void> {
  await clock.advance(milliseconds)
  while ((await payments.work({ forMs: 0 })) > 0);
}

/** A payment that was paid a month ago. */
async function paidLongAgo() {
  const shop = await openShop()
  const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
  const id = payment.providerId ?? ''
  await shop.mollie.payer.pay(id)
  for (let days = 0; days < 30; days += 1) await pass(shop, DAY)
  const reads = () => shop.callsOf('get_payment')
  const now = () => shop.payments.get(payment.id)
  return { shop, payment, id, reads, now }
}

/** What a person does in the provider's dashboard. */
async function refundInDashboard({ mollie }: Shop, id: string): Promise<void> {
  const response = await mollie.fetch(
    new Request(`https://api.mollie.test/v2/payments/${id}/refunds`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${DEFAULT_MOLLIE_KEY}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ amount: { currency: 'EUR', value: '4.00' }, description: 'Sorry' }),
    }),
  )
  expect(response.status).toBe(201)
}

describe('a paid payment at rest whose webhook was lost', () => {
  it('shows a refund that was made in the dashboard, by the list, and is read once for that', async () => {
    const { shop, id, reads, now } = await paidLongAgo()
    await refundInDashboard(shop, id)
    const before = reads()
    await pass(shop, 6 * MINUTE)
    const { amounts } = await now()
    const atOnce = reads() - before
    for (let minutes = 0; minutes < 10; minutes += 5) await pass(shop, 5 * MINUTE)

    expect(amounts.refundPending).toBe(400)
    expect(atOnce).toBe(1)
    for (let days = 0; days < 10; days += 1) await pass(shop, DAY)
    expect((await now()).amounts.refunded).toBe(400)
  })

  it('shows a chargeback, by the list', async () => {
    const { shop, id, now } = await paidLongAgo()
    await shop.mollie.bank.chargeBack(id)
    await pass(shop, 6 * MINUTE)

    expect((await now()).amounts.chargedBack).toBe(1050)
  })

  it('shows within a week that a refund has bounced, which no list tells', async () => {
    const { shop, payment, now } = await paidLongAgo()
    const amount = money('EUR', 400)
    await shop.payments.refund({ id: shop.name('refund'), payment: payment.id, amount })
    for (let days = 0; days < 3; days += 1) await pass(shop, DAY)
    const [refund] = (await now()).refunds
    await shop.mollie.bank.failRefund(refund?.id ?? '')
    for (let days = 0; days < 5; days += 1) await pass(shop, DAY)

    expect(refund?.status).toBe('succeeded')
    expect((await now()).refunds[0]?.status).toBe('failed')
  })
})

describe('a paid payment of a provider without lists', () => {
  it('is read a few times in half a year, so that what others did to it is seen', async () => {
    const shop = await openShop({ route: ({ antom }) => antom })
    const { payment } = await shop.payments.pay(
      anOrder(shop.name('order'), { amount: money('PHP', 1314) }),
    )
    await shop.antom.payer.pay(payment.providerId ?? '')
    await shop.payments.get(payment.id, { fresh: true })
    const reads = () =>
      shop.antom.requests.entries().filter(({ call }) => call === 'inquiry_payment').length
    const before = reads()
    const days: number[] = []
    for (let day = 1; day <= 200; day += 1) {
      const read = reads()
      await shop.rest(shop.payments, DAY)
      if (reads() > read) days.push(day)
    }

    expect((await shop.payments.get(payment.id)).standing).toBe('paid')
    expect(days).toEqual([1, 7, 30, 90, 180])
    expect(reads() - before).toBe(5)
  })
})
