import { money } from '@paystate/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenedDatabase } from '../../src/store/database/open-database.ts'
import { migrate } from '../../src/store/schema/migrate.ts'
import { DATABASES } from '../support/databases.ts'
import { anOrder, openShop } from '../support/shop.ts'

const server = DATABASES.find(({ name }) => name === 'PostgreSQL')

/** PGlite runs transactions one after another: what locks decide is shown on a server. */
describe.skipIf(server === undefined || server.isMissing)('several processes on one server', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    if (!server) return
    database = await server.open()
    await migrate(database)
  })
  afterAll(() => database?.close())

  it('open one payment for an order, send it once, and give all callers the same', async () => {
    const shop = await openShop({ database })
    const processes = [shop.payments, await shop.another(), await shop.another()]
    for (const order of Array.from({ length: 5 }, () => shop.name('order'))) {
      const results = await Promise.all(
        [...processes, ...processes].map((payments) => payments.pay(anOrder(order))),
      )
      const [{ payment } = {}] = results

      expect(new Set(results.map((result) => result.payment.id)).size).toBe(1)
      expect(shop.mollie.ledger.paymentsOf(payment?.reference ?? '')).toHaveLength(1)
    }
  })

  it('never refund more than is left, whoever asks', async () => {
    const shop = await openShop({ database })
    const processes = [shop.payments, await shop.another(), await shop.another()]
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    await shop.mollie.payer.pay(payment.providerId ?? '')
    await shop.rest(shop.payments, 2 * 60_000)
    const results = await Promise.allSettled(
      processes.map((payments, index) =>
        payments.refund({
          id: shop.name('return'),
          payment: payment.id,
          amount: money('EUR', 600 + index),
        }),
      ),
    )
    await shop.rest(shop.payments, 2 * 60_000)

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(shop.mollie.ledger.refundsOf(payment.providerId ?? '')).toHaveLength(1)
  })

  it('advance and drain side by side without a second effect', async () => {
    const shop = await openShop({ database })
    const processes = [shop.payments, await shop.another(), await shop.another()]
    shop.mollie.faults.next('create_payment', 'drop_answer', { times: 3 })
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    for (let round = 0; round < 5; round += 1) {
      await shop.clock.advance(60_000)
      await Promise.all(processes.map((payments) => payments.advance(payment.id)))
    }

    expect(shop.mollie.ledger.paymentsOf(payment.reference)).toHaveLength(1)
    expect((await shop.payments.get(payment.id)).status).toBe('requires_action')
  })
})
