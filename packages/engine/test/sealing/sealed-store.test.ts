import { randomBytes } from 'node:crypto'
import { instantOf, money } from '@paystate/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PaymentsOptions } from '../../src/index.ts'
import { type OpenedDatabase, openDatabase } from '../../src/store/database/open-database.ts'
import { migrate } from '../../src/store/schema/migrate.ts'
import { DATABASES } from '../support/databases.ts'
import { MARKER, markedOrder, markedWebhook, showing } from '../support/marked.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'
import { storedText, tablesWith } from '../support/stored-text.ts'

const first = { id: '2026-01', key: randomBytes(32) }
const second = { id: '2026-11', key: randomBytes(32).toString('base64') }

/** Everything in which a payer's data or a token may be stored. */
const EVERYWHERE = [
  'attempts',
  'checkpoints',
  'events',
  'evidence',
  'inbox',
  'operations',
  'quarantine',
  'tries',
]

describe.each(DATABASES)('what is stored on $name', ({ open, isMissing }) => {
  describe.skipIf(isMissing)('with keys', () => {
    let database: OpenedDatabase
    beforeAll(async () => {
      database = await open()
      await migrate(database)
    })
    afterAll(() => database.close())

    const shopWith = (sealWith: PaymentsOptions['sealWith']) =>
      openShop({
        database,
        sealWith,
        route: (names, { currency }) => (currency === 'USD' ? names.antom : names.mollie),
      })
    const reopened = (shop: Shop, sealWith: PaymentsOptions['sealWith']) =>
      shop.open({ database: shop.database, fetch: shop.fetch, sealWith })
    const written = async () => tablesWith(await storedText(database), MARKER)
    const emptied = async () => {
      await database.query(
        `truncate paystate.orders, paystate.payments, paystate.operations, paystate.tries, paystate.attempts,
           paystate.checkpoints, paystate.evidence, paystate.inbox, paystate.quarantine, paystate.events,
           paystate.deliveries, paystate.anomalies, paystate.instances, paystate.seal_keys`,
      )
    }

    it('shows nothing of a payer, a token or a webhook, where it would without a key', async () => {
      const plain = await shopWith(undefined)
      await live(plain)
      expect(await written()).toEqual(EVERYWHERE)

      await emptied()
      const shop = await shopWith([first])
      await live(shop, [first])
      expect(await written()).toEqual([])
      expect(tablesWith(await storedText(database), '"sealed":1')).not.toEqual([])
    })

    it('stays readable when a key is given, and when another seals; then it is sealed anew', async () => {
      await emptied()
      const plain = await shopWith(undefined)
      const orders = [await live(plain)]
      const names = new Map<string, unknown>()
      const remember = async (shop: Shop, order: string) => {
        for (const { id } of await shop.payments.find({ order })) {
          names.set(id, [await shop.payments.get(id), await shop.payments.timeline(id)])
        }
      }
      for (const order of orders) await remember(plain, order)
      orders.push(await live(plain, [first]))
      const rotated = await reopened(plain, [second, first])
      expect((await rotated.check()).sealing).toMatchObject({
        key: '2026-11',
        otherKeys: ['2026-01'],
      })

      let sealed = 0
      let retired: readonly string[] = []
      let after: string | undefined
      do {
        const part = await rotated.reseal({ after, limit: 3 })
        expect(part.unreadable).toBe(0)
        sealed += part.sealed
        retired = part.retired
        after = part.next
      } while (after !== undefined)
      expect(sealed).toBeGreaterThan(20)
      expect(retired).toEqual(['2026-01'])
      expect(await written()).toEqual([])
      expect(await rotated.reseal()).toMatchObject({ sealed: 0 })

      const newest = await reopened(plain, [second])
      for (const [id, known] of names) {
        expect([await newest.get(id), await newest.timeline(id)]).toEqual(known)
      }
      expect((await newest.check()).sealing).toEqual({
        state: 'ok',
        warnings: [],
        key: '2026-11',
        otherKeys: [],
      })
    })

    it('with a missing key is lost for nobody, and stops no other payment', async () => {
      await emptied()
      const shop = await shopWith([first])
      const { payments } = shop
      const heard: string[] = []
      const on = { 'payment.captured': ({ order }: { order: string }) => void heard.push(order) }
      await payments.consumer('shop', { from: 'now', on })
      const old = await payments.pay(anOrder(shop.name('old')))
      await shop.mollie.payer.pay(old.payment.providerId ?? '')
      await payments.get(old.payment.id, { fresh: true })

      const lacking = await reopened(shop, [second])
      await lacking.consumer('shop', { from: 'now', on })
      const sealedWith = 'sealed with key "2026-01", which sealWith does not have'
      await expect(lacking.get(old.payment.id)).rejects.toThrow(sealedWith)
      const refund = { id: shop.name('refund'), payment: old.payment.id, amount: money('EUR', 100) }
      await expect(lacking.refund(refund)).rejects.toMatchObject({ problem: 'sealed' })
      expect((await lacking.check()).sealing).toMatchObject({
        state: 'warned',
        warnings: [expect.stringContaining('sealed with key "2026-01"')],
      })
      const fresh = await lacking.pay(anOrder(shop.name('new')))
      await shop.mollie.payer.pay(fresh.payment.providerId ?? '')
      await lacking.get(fresh.payment.id, { fresh: true })
      await lacking.work({ forMs: 0 })
      expect(heard).toEqual([fresh.payment.order])
      expect((await lacking.compareRebuilt()).differing).toEqual([
        { payment: old.payment.id, fields: ['sealed'] },
      ])

      const whole = await reopened(shop, [second, first])
      await whole.consumer('shop', { from: 'now', on })
      await shop.clock.advance(60_000)
      await whole.work({ forMs: 0 })
      expect(heard).toEqual([fresh.payment.order, old.payment.order])
      expect((await whole.refund(refund)).operation.kind).toBe('applied')
      expect(shop.mollie.ledger.refundsOf(old.payment.providerId ?? '')).toHaveLength(1)
    })

    it('with a missing key is named in lists and in what is compared, and hides no other payment', async () => {
      await emptied()
      const shop = await shopWith([first])
      const sealed = await shop.payments.pay(anOrder(shop.name('sealed')))
      await shop.mollie.payer.pay(sealed.payment.providerId ?? '')
      await shop.payments.get(sealed.payment.id, { fresh: true })
      const refund = { id: shop.name('refund'), payment: sealed.payment.id }
      await shop.payments.refund({ ...refund, amount: money('EUR', 100) })
      const lacking = await reopened(shop, [second])
      const { payment: open } = await lacking.pay(anOrder(shop.name('open')))
      const { mollie: instance } = shop.names
      const listed = await lacking.list({ instance })
      const since = instantOf(shop.clock.now() - 3_600_000)
      const compared = await lacking.reconcile({ since, instance })

      expect(listed.payments.map(({ id }) => id)).toEqual([open.id])
      const { id, order } = sealed.payment
      const why = expect.stringContaining('sealed with key "2026-01"')
      const amount = { currency: 'EUR', minorUnits: 1050 }
      expect(listed.sealed).toMatchObject([{ id, order, status: 'captured', amount, why }])
      expect(compared.lists).toMatchObject([{ state: 'listed', forgotten: [] }])
      expect(compared.unread).toEqual([{ payment: id, why }])
      expect(compared.compared).toBe(1)
      const whole = await reopened(shop, [second, first])
      expect((await whole.list({ instance })).sealed).toEqual([])
    })

    it('does not open after it was moved to another row', async () => {
      await emptied()
      const shop = await shopWith([first])
      const one = await shop.payments.pay(anOrder(shop.name('order')))
      const other = await shop.payments.pay(anOrder(shop.name('order')))
      await database.query(
        `update paystate.checkpoints as c set checkpoint = o.checkpoint from paystate.checkpoints as o
         where c.payment = (select key from paystate.payments where id = $1)
           and o.payment = (select key from paystate.payments where id = $2)`,
        [one.payment.id, other.payment.id],
      )

      await expect(shop.payments.get(one.payment.id)).rejects.toMatchObject({ problem: 'sealed' })
      expect((await shop.payments.get(other.payment.id)).id).toBe(other.payment.id)
    })

    it('refuses another key under an id that has sealed', async () => {
      await emptied()
      const shop = await shopWith([first])
      const other = [{ id: first.id, key: randomBytes(32) }]

      await expect(reopened(shop, other)).rejects.toThrow(
        'is another key than the one that has sealed',
      )
    })
  })
})

describe('a token of a payer', () => {
  let database: OpenedDatabase // what is sealed here must not be met by others
  beforeAll(async () => {
    database = await openDatabase('memory://')
    await migrate(database)
  })
  afterAll(() => database.close())

  it('is stored for a live account only where it is sealed, and refused before anything is', async () => {
    const antom = { clientId: '5X00000000000000' }
    const route = (names: Shop['names']) => names.antom
    const shop = await openShop({ database, antom, route })
    const input = { ...cardOf(shop.name('order')), amount: money('USD', 1050) }

    await expect(shop.payments.pay(input)).rejects.toMatchObject({ problem: 'seal_required' })
    expect(await shop.payments.find({ order: input.order })).toEqual([])
    expect(shop.paysAtAntom()).toBe(0)

    const sealing = await openShop({ database, antom, route, sealWith: [first] })
    const { payment } = await sealing.payments.pay(input)
    expect(payment.order).toBe(input.order)
  })

  it('needs no key for a test account', async () => {
    const shop = await openShop({ database, route: (names) => names.antom })
    const input = { ...cardOf(shop.name('order')), amount: money('USD', 1050) }

    expect((await shop.payments.pay(input)).payment.order).toBe(input.order)
  })
})

function cardOf(order: string) {
  return anOrder(order, {
    extra: { paymentMethodType: 'CARD', paymentMethodId: `${MARKER}_token` },
  })
}

/** A life with a marker in everything that a payer, a provider or a stranger may write. Returns its order. */
async function live(shop: Shop, sealWith?: PaymentsOptions['sealWith']): Promise<string> {
  const { mollie, names, database } = shop
  const payments = await shop.open({ database, fetch: showing(shop.fetch), sealWith })
  const order = shop.name('order')
  mollie.faults.next('create_payment', 'drop_answer')
  await payments.pay(markedOrder(order))
  await shop.clock.advance(600_000)
  const { payment } = await payments.pay(markedOrder(order))
  const providerId = payment.providerId ?? ''
  const webhook = markedWebhook(names.mollie, providerId)
  expect((await payments.receiveWebhook(names.mollie, webhook)).status).toBe(200)
  await mollie.payer.pay(providerId)
  await payments.get(payment.id, { fresh: true })
  const refund = { id: shop.name('refund'), payment: payment.id, amount: money('EUR', 100) }
  mollie.faults.next('create_refund', 'drop_answer')
  await payments.refund({ ...refund, reason: `${MARKER} sent it back` })
  const card = { ...cardOf(shop.name('card')), amount: money('USD', 1050) }
  await payments.pay({ ...card, payer: { email: `${MARKER}@example.com` } })
  const forged = new Request(`https://shop.example/webhooks/${names.antom}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ for: MARKER }),
  })
  await payments.receiveWebhook(names.antom, forged)
  return order
}
