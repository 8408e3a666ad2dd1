import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import {
  anomaliesOf,
  canceled,
  learn,
  open,
  paid,
  paidTwice,
  payLate,
} from '../support/anomalies.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const HOUR = 3_600_000

async function refundAll(shop: Shop, payment: string): Promise<void> {
  await shop.payments.refund({ id: shop.name('refund'), payment, amount: money('EUR', 1050) })
  await shop.clock.advance(6 * HOUR) // Mollie's refunds are pending for hours
  await learn(shop, { id: payment })
}

const kinds = async (shop: Shop, order: string) =>
  (await anomaliesOf(shop, order)).map(
    ({ kind, closed }) => `${kind} ${closed ? 'closed' : 'open'}`,
  )

describe('an anomaly is closed by the evidence that ends it', () => {
  it('late money and what was paid twice, when the money is back with the payer', async () => {
    const shop = await openShop()
    const { late } = await paidTwice(shop)
    const before = await kinds(shop, late.order)
    await refundAll(shop, late.id)
    const [twice, first] = await anomaliesOf(shop, late.order)

    expect(before).toEqual(['paid_twice open', 'late_money open'])
    expect(first).toMatchObject({ kind: 'late_money', closed: { why: expect.any(String) } })
    expect(first?.closed).not.toHaveProperty('who')
    expect(twice).toMatchObject({
      kind: 'paid_twice',
      closed: { why: expect.stringMatching(/returned/) },
    })
    expect(
      (await shop.eventsOf(late.order)).filter((type) => type === 'anomaly.closed'),
    ).toHaveLength(2)
  })

  it('what was paid twice stays open while less than the surplus is back', async () => {
    const shop = await openShop()
    const { late } = await paidTwice(shop)
    await shop.payments.refund({
      id: shop.name('refund'),
      payment: late.id,
      amount: money('EUR', 1000),
    })
    await shop.clock.advance(6 * HOUR)
    await learn(shop, late)

    expect(await kinds(shop, late.order)).toEqual(['paid_twice open', 'late_money open'])
  })

  it('what was underpaid, when the rest is paid', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const dear = await open(shop, order, money('EUR', 3000))
    await shop.mollie.payer.cancel(dear.providerId)
    await learn(shop, dear)
    const cheap = await open(shop, order, money('EUR', 1000))
    await shop.mollie.payer.cancel(cheap.providerId)
    await learn(shop, cheap)
    const last = await open(shop, order, money('EUR', 3000))
    await shop.mollie.payer.cancel(last.providerId)
    await payLate(shop, cheap)
    await learn(shop, last)
    const before = await kinds(shop, order)
    await payLate(shop, last)

    expect(before).toContain('underpaid open')
    expect(await kinds(shop, order)).toContain('underpaid closed')
  })

  it('a refund that bounced, when it is refunded again', async () => {
    const shop = await openShop()
    const payment = await paid(shop)
    await refundAll(shop, payment.id)
    const [refund] = (await shop.payments.get(payment.id)).refunds
    await shop.mollie.bank.failRefund(refund?.id ?? '')
    await learn(shop, payment)
    const before = await kinds(shop, payment.order)
    await refundAll(shop, payment.id)

    expect(before).toEqual(['refund_bounced open'])
    expect(await kinds(shop, payment.order)).toEqual(['refund_bounced closed'])
  })

  it('what was unknown for too long, when it is known', async () => {
    const shop = await openShop({ settings: { unknownOverdueMs: 60_000 } })
    const payment = await paid(shop)
    shop.mollie.faults.next('*', 'drop_answer', { times: 1_000 })
    const refund = { id: shop.name('refund'), payment: payment.id, amount: money('EUR', 500) }
    await shop.payments.refund(refund)
    await shop.payments.work({ forMs: 0 })
    const early = await kinds(shop, payment.order)
    await shop.clock.advance(61_000)
    await shop.payments.work({ forMs: 0 })
    await shop.clock.advance(61_000)
    await shop.payments.work({ forMs: 0 })
    const [overdue, ...others] = await anomaliesOf(shop, payment.order)
    shop.mollie.faults.clear()
    await shop.clock.advance(HOUR)
    await shop.payments.work({ forMs: 0 })

    expect(early).toEqual([])
    expect(others).toEqual([])
    expect(overdue).toMatchObject({
      kind: 'unknown_overdue',
      payment: payment.id,
      details: { operation: { kind: 'refund', id: refund.id }, minorUnits: 500 },
    })
    expect(await kinds(shop, payment.order)).toEqual(['unknown_overdue closed'])
  })

  it('an orphan, when this database has the payment', async () => {
    const shop = await openShop()
    const payment = await paid(shop)
    const { reference } = await shop.payments.get(payment.id)
    await shop.store.query(
      `insert into paystate.anomalies (identity, kind, instance, details, opened_at)
       values ($1, 'orphan', $2, $3, now())`,
      [`orphan:${reference}`, shop.names.mollie, JSON.stringify({ reference })],
    )
    await shop.payments.work({ forMs: 0 })
    const { mollie: instance } = shop.names

    expect((await shop.payments.anomalies({ instance })).anomalies).toMatchObject([
      { kind: 'orphan', closed: { why: expect.stringMatching(/has the payment/) } },
    ])
  })

  it('a provider that is not configured, when it is', async () => {
    const shop = await openShop()
    const { mollie: instance } = shop.names
    await shop.store.query(
      `insert into paystate.anomalies (identity, kind, instance, details, opened_at)
       values ($1, 'not_configured', $2, '{}', now())`,
      [`not_configured:${instance}`, instance],
    )
    await shop.payments.work({ forMs: 0 })

    expect((await shop.payments.anomalies({ instance })).anomalies).toMatchObject([
      { kind: 'not_configured', closed: { why: expect.stringMatching(/configured again/) } },
    ])
  })
})

describe('a person closes an anomaly', () => {
  it('with a name and a reason, once', async () => {
    const shop = await openShop()
    const attempt = await canceled(shop)
    await payLate(shop, attempt)
    const [anomaly] = await anomaliesOf(shop, attempt.order)
    const id = anomaly?.id ?? ''
    const closed = await shop.payments.closeAnomaly({ id, who: 'Ada', why: 'Shipped after all' })
    const again = await shop.payments.closeAnomaly({ id, who: 'Bob', why: 'Me too' })

    expect(closed).toMatchObject({ id, closed: { who: 'Ada', why: 'Shipped after all' } })
    expect(again).toEqual(closed)
    const events = await shop.eventsOf(attempt.order)
    expect(events.filter((type) => type === 'anomaly.closed')).toHaveLength(1)
    const { anomalies } = await shop.payments.anomalies({ order: attempt.order, open: true })
    expect(anomalies).toEqual([])
    expect((await shop.payments.timeline(attempt.id)).map(({ kind }) => kind)).toContain(
      'anomaly_closed',
    )
  })

  it('and must say who and why, about one that exists', async () => {
    const { payments } = await openShop()

    await expect(payments.closeAnomaly({ id: 'anomaly_1', who: ' ', why: '' })).rejects.toThrow(
      /who: must be text of 1 to 1000 characters; why: must be text of 1 to 1000 characters/,
    )
    await expect(
      payments.closeAnomaly({ id: 'anomaly_1', who: 'Ada', why: 'So' }),
    ).rejects.toMatchObject({ problem: 'unknown_id' })
  })

  it('that says what is unknown is not opened again for the same', async () => {
    const shop = await openShop({ settings: { unknownOverdueMs: 60_000 } })
    shop.mollie.faults.next('*', 'drop_answer', { times: 1_000 })
    const order = shop.name('order')
    await shop.payments.pay(anOrder(order))
    await shop.clock.advance(61_000)
    await shop.payments.work({ forMs: 0 })
    const [anomaly] = await anomaliesOf(shop, order)
    await shop.payments.closeAnomaly({ id: anomaly?.id ?? '', who: 'Ada', why: 'Mollie is told' })
    await shop.clock.advance(61_000)
    await shop.payments.work({ forMs: 0 })

    expect(await kinds(shop, order)).toEqual(['unknown_overdue closed'])
  })
})
