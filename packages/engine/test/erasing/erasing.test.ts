import { money } from '@paystate/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Payments, PaymentsOptions, TrackedPayment } from '../../src/index.ts'
import type { OpenedDatabase } from '../../src/store/database/open-database.ts'
import { migrate } from '../../src/store/schema/migrate.ts'
import { DATABASES } from '../support/databases.ts'
import { MARKER, markedOrder, markedWebhook, showing } from '../support/marked.ts'
import { openShop, type Shop } from '../support/shop.ts'
import { storedText, tablesWith } from '../support/stored-text.ts'

const DAY = 24 * 3_600_000
const retention = { afterDays: 400 }

interface Life {
  readonly shop: Shop
  readonly payments: Payments
  readonly payment: TrackedPayment
  readonly providerId: string
  readonly refund: {
    readonly id: string
    readonly payment: string
    readonly amount: ReturnType<typeof money>
  }
}

describe.each(DATABASES)('on $name', ({ open, isMissing }) => {
  describe.skipIf(isMissing)('a payment', () => {
    let database: OpenedDatabase
    beforeAll(async () => {
      database = await open()
      await migrate(database)
    })
    afterAll(() => database.close())

    /** A payment that was paid, refunded in part, and is at rest, with its payer's data everywhere. */
    async function live(options: Pick<PaymentsOptions, 'retention' | 'sealWith'>): Promise<Life> {
      const shop = await openShop({ database, ...options })
      const { mollie, names } = shop
      const payments = await shop.open({
        database: shop.database,
        fetch: showing(shop.fetch),
        ...options,
      })
      const order = shop.name('order')
      const { payment } = await payments.pay(markedOrder(order))
      const providerId = payment.providerId ?? ''
      await mollie.payer.pay(providerId)
      await payments.receiveWebhook(names.mollie, markedWebhook(names.mollie, providerId))
      await payments.work({ forMs: 0 })
      const refund = { id: shop.name('refund'), payment: payment.id, amount: money('EUR', 100) }
      await payments.refund({ ...refund, reason: `${MARKER} sent it back` })
      for (const days of [5, 5, 5]) {
        await shop.clock.advance(days * DAY)
        await payments.work({ forMs: 0 })
      }
      return { shop, payments, payment, providerId, refund }
    }
    const shown = async () => tablesWith(await storedText(database), MARKER)
    const rest = async ({ shop, payments }: Life, days: number) => {
      await shop.clock.advance(days * DAY)
      await payments.work({ forMs: 0 })
      await shop.clock.advance(2 * 3_600_000)
      await payments.work({ forMs: 0 })
    }
    const calls = ({ shop }: Life) => [
      shop.callsOf('create_payment'),
      shop.callsOf('create_refund'),
      shop.callsOf('cancel_payment'),
    ]

    it('that rests for long enough is erased down to what its ids need, and never acts again', async () => {
      const life = await live({ retention })
      const { shop, payments, payment, refund } = life
      const { id, order } = payment
      const before = await payments.get(id)
      const answers = [await payments.pay(markedOrder(order)), await payments.refund(refund)].map(
        ({ operation }) => operation.kind,
      )
      const events = await shop.eventsOf(order)
      const sent = calls(life)
      expect(await shown()).not.toEqual([])
      await rest(life, 5)
      await rest(life, 300)
      expect((await payments.get(id)).erasedAt).toBeUndefined()

      await rest(life, 150)
      expect(await shown()).toEqual([])
      const after = await payments.get(id)
      expect(after).toMatchObject({
        erasedAt: expect.any(String),
        status: before.status,
        standing: 'paid',
        amounts: before.amounts,
        providerId: before.providerId,
        reference: before.reference,
        amount: before.amount,
      })
      expect(after.refunds).toMatchObject([{ amount: 100, status: 'succeeded' }])
      const again = [await payments.pay(markedOrder(order)), await payments.refund(refund)]
      expect(again.map(({ operation }) => operation.kind)).toEqual(answers)
      expect(again[0]).toMatchObject({ step: { kind: 'paid' } })
      const other = { ...refund, amount: money('EUR', 200) }
      await expect(payments.refund(other)).rejects.toMatchObject({ problem: 'conflict' })
      expect(calls(life)).toEqual(sent)
      expect(await shop.eventsOf(order)).toEqual(events)
      expect((await payments.compareRebuilt()).differing).toEqual([])
      expect((await payments.timeline(id)).map(({ kind }) => kind)).toContain('attempt_ended')
      expect(await shown()).toEqual([])
    })

    it('that was erased recognizes its webhooks, and hears of a late chargeback', async () => {
      const life = await live({ retention })
      const { shop, payments, payment, providerId } = life
      await rest(life, 450)
      expect(await shown()).toEqual([])
      const events = await shop.eventsOf(payment.order)
      const { mollie } = shop.names
      const status = await payments.receiveWebhook(mollie, markedWebhook(mollie, providerId))
      expect(status.status).toBe(200)
      await payments.work({ forMs: 0 })
      expect(await shop.eventsOf(payment.order)).toEqual(events)
      expect(
        await database.query('select 1 from paystate.inbox where state <> $1', ['matched']),
      ).toEqual(expect.objectContaining({ rows: [] }))

      const chargeback = await shop.mollie.bank.chargeBack(providerId)
      await payments.receiveWebhook(mollie, markedWebhook(mollie, providerId))
      await payments.work({ forMs: 0 })
      const told = (await shop.eventsOf(payment.order)).slice(events.length)
      expect(told.some((type) => type.startsWith('dispute.'))).toBe(true)
      expect((await payments.get(payment.id)).amounts.chargedBack).toBeGreaterThan(0)
      expect((await payments.compareRebuilt()).differing).toEqual([])
      expect(await shown()).toEqual(['inbox'])
      await rest(life, 450) // it is not at rest while the dispute is open
      expect(await shown()).toEqual(['inbox'])
      await shop.mollie.bank.reverseChargeback(chargeback)
      await rest(life, 30) // no webhook: a dispute that has been open for long is read rarely
      const { anomalies } = await payments.anomalies({ order: payment.order, open: true })
      expect(anomalies).not.toEqual([])
      for (const { id } of anomalies) {
        await payments.closeAnomaly({ id, who: 'Ada', why: 'The bank gave it back' })
      }
      for (const days of [1, 10, 450]) await rest(life, days)
      expect(await shown()).toEqual([])
    })

    it('that is not at rest, or whose consumer has not heard, keeps everything', async () => {
      const life = await live({ retention })
      const { shop, payments, payment } = life
      await payments.consumer(shop.name('shop'), {
        from: 'beginning',
        on: {
          'payment.captured': () => {
            throw new Error('Not now')
          },
        },
      })
      await rest(life, 450)
      expect((await payments.get(payment.id)).erasedAt).toBeUndefined()
      await database.query('delete from paystate.deliveries')
      await rest(life, 1)
      expect((await payments.get(payment.id)).erasedAt).toBeDefined()
    })

    it('is erased on request, and what is under way keeps what it needs to end', async () => {
      const life = await live({})
      const { shop, payments, payment } = life
      expect(await payments.erase({ order: payment.order })).toEqual([
        { payment: payment.id, state: 'erased' },
      ])
      expect(await shown()).toEqual([])
      const sent = calls(life)

      const order = shop.name('order')
      shop.mollie.faults.next('*', 'drop_answer', { times: 9 })
      const { payment: lost } = await payments.pay(markedOrder(order))
      shop.mollie.faults.clear()
      expect(await payments.erase({ payment: lost.id })).toEqual([
        { payment: lost.id, state: 'waiting' },
      ])
      expect(await shown()).toEqual(['operations', 'tries'])
      await shop.clock.advance(600_000)
      await payments.work({ forMs: 0 })
      await payments.erase({ payment: lost.id })
      expect(await shown()).toEqual(['checkpoints', 'events', 'evidence']) // where the payer is sent
      const found = await payments.get(lost.id)
      expect(shop.mollie.ledger.paymentsOf(lost.reference)).toHaveLength(1)
      await shop.mollie.payer.pay(found.providerId ?? '')
      await payments.get(lost.id, { fresh: true })
      await shop.clock.advance(120_000)
      await payments.work({ forMs: 0 })
      expect(await shown()).toEqual([])
      expect(await payments.get(lost.id)).toMatchObject({
        standing: 'paid',
        erasedAt: expect.any(String),
      })
      expect(calls(life)[1]).toBe(sent[1])
    })

    it('is erased while its provider is down and its process has its lease', async () => {
      const life = await live({})
      const { shop, payments, payment } = life
      await database.query(
        `update paystate.payments set lease = lease + 1, lease_until = $1 where id = $2`,
        [new Date(shop.clock.now() + 60_000).toISOString(), payment.id],
      )
      shop.mollie.faults.next('*', 'server_error', { times: 20 })
      expect(await payments.erase({ payment: payment.id })).toEqual([
        { payment: payment.id, state: 'waiting' },
      ])
      await shop.clock.advance(61_000)
      await payments.work({ forMs: 0 }).catch(() => 0)
      shop.mollie.faults.clear()
      expect(await shown()).toEqual([])
      await expect(payments.erase({ payment: 'nobody' })).rejects.toMatchObject({
        problem: 'unknown_id',
      })
    })

    it('that ended unpaid and was erased opens no other by an old call, and does by a new id', async () => {
      const shop = await openShop({ database })
      const { payments } = shop
      const order = shop.name('order')
      const { payment } = await payments.pay(markedOrder(order))
      await shop.mollie.payer.cancel(payment.providerId ?? '')
      await payments.get(payment.id, { fresh: true })
      await payments.erase({ order })

      await expect(payments.pay(markedOrder(order))).rejects.toMatchObject({ problem: 'erased' })
      expect(shop.callsOf('create_payment')).toBe(1)
      const id = shop.name('meant')
      expect(await payments.pay(markedOrder(order, { id }))).toMatchObject({
        payment: { id, attempt: 2 },
      })
    })
  })
})
