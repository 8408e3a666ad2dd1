import { adapter as antom } from '@paystate/adapter-antom'
import { money } from '@paystate/core'
import { SIMULATOR_KEYS } from '@paystate/simulator/antom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenedDatabase } from '../../src/store/database/open-database.ts'
import { findControl } from '../../src/store/payments/find-control.ts'
import { migrate } from '../../src/store/schema/migrate.ts'
import { DATABASES } from '../support/databases.ts'
import { madeElsewhere } from '../support/made-elsewhere.ts'
import { anOrder, openShop as openShopOn, type Shop, type ShopOptions } from '../support/shop.ts'

const MINUTE = 60_000

/** A payment of 13.14 PHP that another system makes at Antom, under a reference of its own. */
async function madeAtAntom({ fetch, clock, name }: Shop): Promise<string> {
  const checked = antom.readConfig({
    clientId: 'SANDBOX_5X00000000000000',
    privateKey: SIMULATOR_KEYS.merchant.privateKey,
    antomPublicKey: SIMULATOR_KEYS.antom.publicKey,
    baseUrl: 'https://antom.simulator.invalid',
    defaults: { paymentMethodType: 'GCASH', settlementCurrency: 'USD', terminalType: 'WEB' },
  })
  if (!checked.ok) throw new Error('The configuration is refused')
  const outcome = await antom.create(checked.value, { fetch, clock }).createPayment(
    {
      reference: name('other_system'),
      amount: money('PHP', 1314),
      description: 'Three books',
      returnUrl: 'https://shop.example/return',
    },
    { previousAttempts: 'none' },
  )
  if (outcome.kind !== 'applied') throw new Error('Antom has no payment')
  return outcome.value.id ?? ''
}

describe.each(DATABASES)(
  'a payment that another system made, on $name',
  ({ name, open, isMissing }) => {
    let database: OpenedDatabase | undefined
    const openShop = (options: ShopOptions = {}) =>
      openShopOn({ ...options, ...(database && { database }) })
    beforeAll(async () => {
      if (isMissing || name === 'PGlite') return // the one that all shops share
      database = await open()
      await migrate(database)
    })
    afterAll(() => database?.close())

    it.skipIf(isMissing).each([
      ['without a reference', undefined],
      ['with a reference of its own', { reference: 'A-1', order_id: '42' }],
    ])(
      '%s is read, polled and refunded under our references, and never made again',
      async (_what, metadata) => {
        const shop = await openShop()
        const { payments, names, mollie } = shop
        const order = shop.name('order')
        const id = await madeElsewhere(shop, metadata)
        const adopted = await payments.adopt({ instance: names.mollie, id, order })
        const asked = await payments.pay(anOrder(order))
        await mollie.payer.pay(id)
        await shop.rest(payments, 30 * MINUTE)
        const paid = await payments.get(adopted.id)
        const refund = { id: shop.name('return'), order, amount: money('EUR', 500) }
        const { operation } = await payments.refund(refund)

        expect(adopted).toMatchObject({
          order,
          attempt: 1,
          providerId: id,
          standing: 'live',
          amount: money('EUR', 1050),
        })
        expect(asked).toMatchObject({
          payment: { id: adopted.id },
          step: { kind: 'redirect' },
          operation: { kind: 'applied' },
        })
        expect(paid).toMatchObject({ status: 'captured', standing: 'paid' })
        expect(await shop.eventsOf(order)).toContain('order.paid')
        expect(operation.kind).toBe('applied')
        expect(mollie.ledger.refundsOf(id)).toHaveLength(1)
        expect(shop.callsOf('create_payment')).toBe(1)
        expect((await payments.compareRebuilt({ limit: 5 })).differing).toEqual([])
        expect((await payments.operations(adopted.id)).map(({ kind }) => kind)).toEqual(['refund'])
      },
    )

    it.skipIf(isMissing)(
      'at Antom under a reference of its own is taken over in the same way',
      async () => {
        const shop = await openShop({ route: (names) => names.antom })
        const { payments, names } = shop
        const order = shop.name('order')
        const id = await madeAtAntom(shop)
        const adopted = await payments.adopt({ instance: names.antom, id, order })
        await shop.antom.payer.pay(id)
        await shop.rest(payments, 30 * MINUTE)
        const amount = money('PHP', 500)
        const { operation } = await payments.refund({ id: shop.name('return'), order, amount })

        expect(adopted).toMatchObject({ providerId: id, standing: 'live', order })
        expect(await payments.get(adopted.id)).toMatchObject({
          status: 'captured',
          standing: 'paid',
        })
        expect(operation.kind).toBe('applied')
        expect(shop.antom.ledger.refundsOf(id)).toHaveLength(1)
        expect(shop.paysAtAntom()).toBe(1)
      },
    )

    it.skipIf(isMissing)(
      'that was paid long ago publishes the usual events, and is not created again',
      async () => {
        const shop = await openShop()
        const { payments, names, mollie } = shop
        const order = shop.name('order')
        const id = await madeElsewhere(shop)
        await mollie.payer.pay(id)
        const adopted = await payments.adopt({ instance: names.mollie, id, order })
        const asked = await payments.pay(anOrder(order))

        expect(adopted).toMatchObject({ standing: 'paid', attempt: 1 })
        expect(asked).toMatchObject({ payment: { id: adopted.id }, step: { kind: 'paid' } })
        expect(await shop.eventsOf(order)).toEqual(
          expect.arrayContaining(['payment.created', 'payment.captured', 'order.paid']),
        )
        await expect(payments.pay(anOrder(order, { amount: money('EUR', 1) }))).rejects.toThrow(
          /another amount/,
        )
      },
    )

    it.skipIf(isMissing)('beside one of ours for the same order is paid twice', async () => {
      const shop = await openShop()
      const { payments, names, mollie } = shop
      const order = shop.name('order')
      const { payment } = await payments.pay(anOrder(order))
      await mollie.payer.pay(payment.providerId ?? '')
      await payments.get(payment.id, { fresh: true })
      const id = await madeElsewhere(shop)
      await mollie.payer.pay(id)
      await payments.adopt({ instance: names.mollie, id, order })

      expect(await shop.eventsOf(order)).toContain('order.paid_twice')
    })

    it.skipIf(isMissing)('is heard of by its webhooks', async () => {
      const shop = await openShop()
      const { payments, names, mollie } = shop
      const id = await madeElsewhere(shop)
      const adopted = await payments.adopt({
        instance: names.mollie,
        id,
        order: shop.name('order'),
      })
      await mollie.payer.pay(id)
      const body = new URLSearchParams({ id })
      const webhook = new Request('https://shop.example/webhooks', { method: 'POST', body })
      await payments.receiveWebhook(names.mollie, webhook)
      await payments.work({ forMs: 1_000 })

      expect(await payments.get(adopted.id)).toMatchObject({ status: 'captured' })
    })

    it.skipIf(isMissing)(
      'is one payment however often it is adopted, and of one order',
      async () => {
        const shop = await openShop()
        const { payments, names } = shop
        const order = shop.name('order')
        const id = await madeElsewhere(shop)
        const given = { instance: names.mollie, id, order }
        const [one, other] = await Promise.all([payments.adopt(given), payments.adopt(given)])
        const again = await payments.adopt(given)

        expect([one.id, other.id]).toEqual([again.id, again.id])
        await expect(payments.adopt({ ...given, order: shop.name('order') })).rejects.toThrow(
          `This payment belongs to the order ${order}.`,
        )
      },
    )

    it.skipIf(isMissing)(
      'is not adopted where the provider has none, and nothing is stored',
      async () => {
        const shop = await openShop()
        const { payments, names } = shop
        const order = shop.name('order')
        const given = { instance: names.mollie, id: 'tr_WDqYK6vllg', order }

        await expect(payments.adopt(given)).rejects.toMatchObject({ code: 'not_found' })
        expect(await payments.find({ order })).toEqual([])
      },
    )

    it.skipIf(isMissing)(
      'is no control for a lookup, which would look for it under a name that it does not have',
      async () => {
        const shop = await openShop()
        const { payments, names } = shop
        const { payment } = await payments.pay(anOrder(shop.name('order')))
        const id = await madeElsewhere(shop)
        await payments.adopt({ instance: names.mollie, id, order: shop.name('order') })

        const search = { instance: names.mollie, payment: -1 }
        expect(await findControl(shop.store, search)).toMatchObject({ id: payment.id })
      },
    )
  },
)
