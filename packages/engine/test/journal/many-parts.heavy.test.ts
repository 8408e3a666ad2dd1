import { money } from '@paystate/core'
import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { expect, it } from 'vitest'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const MANY = 2_000

/** Refunds that somebody makes in Mollie's dashboard, each of another amount. */
async function refundElsewhere({ mollie }: Shop, providerId: string): Promise<void> {
  for (let cents = 1; cents <= MANY; cents += 1) {
    const response = await mollie.fetch(
      new Request(`https://api.mollie.test/v2/payments/${providerId}/refunds`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${DEFAULT_MOLLIE_KEY}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ amount: { currency: 'EUR', value: (cents / 100).toFixed(2) } }),
      }),
    )
    if (!response.ok) throw new Error(await response.text())
  }
}

it('learns of thousands of refunds by one read, with an event for each', async () => {
  const shop = await openShop()
  const { payments, mollie } = shop
  const order = shop.name('order')
  const { payment } = await payments.pay(anOrder(order, { amount: money('EUR', 2_500_000) }))
  const { id, providerId = '' } = payment
  await mollie.payer.pay(providerId)
  await payments.get(id, { fresh: true })
  await refundElsewhere(shop, providerId)
  const { refunds } = await payments.get(id, { fresh: true })

  expect(refunds).toHaveLength(MANY)
  const told = (await shop.eventsOf(order)).filter((type) => type.startsWith('refund.'))
  expect(told).toHaveLength(MANY)
  await expect(
    payments.refund({ id: 'one_more', order, amount: money('EUR', 499_001) }),
  ).rejects.toMatchObject({ problem: 'exceeds_balance' })
})
