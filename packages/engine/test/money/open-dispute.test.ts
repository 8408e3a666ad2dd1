import { epochOf } from '@paystate/core'
import { expect, it } from 'vitest'
import { findPayment } from '../../src/store/payments/find-payment.ts'
import { paid } from '../support/anomalies.ts'
import { openShop, type Shop } from '../support/shop.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** How long until a payment is read again that was read now. */
async function pauseOf({ payments, store, clock }: Shop, id: string): Promise<number> {
  await payments.get(id, { fresh: true })
  await payments.advance(id)
  const { dueAt } = (await findPayment(store, { id })) ?? {}
  return dueAt ? epochOf(dueAt) - clock.now() : Number.POSITIVE_INFINITY
}

it('a dispute that stays open is read ever more rarely, and never counts as closed', async () => {
  const shop = await openShop()
  const { id, providerId } = await paid(shop)
  await shop.mollie.bank.chargeBack(providerId)
  const pauses: number[] = []
  for (const days of [5, 55, 305, 3_285]) {
    await shop.clock.advance(days * DAY)
    pauses.push(await pauseOf(shop, id))
  }

  expect(pauses).toEqual([12 * HOUR, 3 * DAY, 18.25 * DAY, 182.5 * DAY])
  expect((await shop.payments.get(id)).disputes).toMatchObject([{ status: 'open' }])
})
