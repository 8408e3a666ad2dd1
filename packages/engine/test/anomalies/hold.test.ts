import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { openAnomaly } from '../../src/store/anomalies/anomalies.ts'
import { findPayment } from '../../src/store/payments/find-payment.ts'
import type { Transaction } from '../../src/store/statements/session.ts'
import { anomaliesOf, canceled, learn, paid, paidTwice, payLate } from '../support/anomalies.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const HOUR = 3_600_000
const euros = (minorUnits: number) => money('EUR', minorUnits)

async function close(shop: Shop, order: string): Promise<void> {
  for (const { id } of (await shop.payments.anomalies({ order, open: true })).anomalies) {
    await shop.payments.closeAnomaly({ id, who: 'Ada', why: 'Looked into it' })
  }
}

describe('a payment that an anomaly holds', () => {
  it('refuses every write, names the anomaly, and takes them once a person has closed it', async () => {
    const shop = await openShop({ anomalies: { late_money: 'hold' } })
    const attempt = await canceled(shop)
    await payLate(shop, attempt)
    const [anomaly] = await anomaliesOf(shop, attempt.order)
    const refund = { id: shop.name('refund'), payment: attempt.id, amount: euros(1050) }
    const cancel = { id: shop.name('cancel'), payment: attempt.id, ifPaid: 'reverse' } as const
    const refused = await shop.payments.refund(refund).catch((error: unknown) => error)

    expect(anomaly).toMatchObject({ policy: 'hold' })
    expect(refused).toMatchObject({ name: 'EngineError', problem: 'held', subject: attempt.id })
    expect(String(refused)).toContain(anomaly?.id)
    await expect(shop.payments.cancel(cancel)).rejects.toMatchObject({ problem: 'held' })
    expect(shop.mollie.ledger.refundsOf(attempt.providerId)).toHaveLength(0)

    await close(shop, attempt.order)

    expect((await shop.payments.refund(refund)).operation.kind).toBe('applied')
  })

  it('gives the same result for what was done before', async () => {
    const shop = await openShop({ anomalies: { refund_bounced: 'hold' } })
    const payment = await paid(shop)
    const refund = { id: shop.name('refund'), payment: payment.id, amount: euros(1050) }
    await shop.payments.refund(refund)
    await shop.clock.advance(6 * HOUR)
    await learn(shop, payment)
    const [sent] = (await shop.payments.get(payment.id)).refunds
    await shop.mollie.bank.failRefund(sent?.id ?? '')
    await learn(shop, payment)

    expect((await shop.payments.refund(refund)).operation.kind).toBe('applied')
    await expect(
      shop.payments.refund({ ...refund, id: shop.name('refund') }),
    ).rejects.toMatchObject({ problem: 'held' })
  })

  it('keeps what waits, and sends it when it is released', async () => {
    const shop = await openShop({ anomalies: { mismatch: 'hold' } })
    const payment = await paid(shop)
    shop.mollie.faults.next('create_refund', 'refuse', { times: 3 })
    const id = shop.name('refund')
    const first = await shop.payments.refund({ id, payment: payment.id, amount: euros(500) })
    await openMismatch(shop, payment.id)
    shop.mollie.faults.clear()
    await shop.rest(shop.payments, HOUR)
    const held = shop.mollie.ledger.refundsOf(payment.providerId)
    await close(shop, payment.order)
    await shop.rest(shop.payments, 60_000)

    expect(first.operation.kind).toBe('waiting')
    expect(held).toHaveLength(0)
    expect(shop.mollie.ledger.refundsOf(payment.providerId)).toHaveLength(1)
  })

  it('is looked up and read meanwhile, and never sent again', async () => {
    const shop = await openShop({ anomalies: { mismatch: 'hold' } })
    const payment = await paid(shop)
    shop.mollie.faults.next('*', 'reset', { times: 6 })
    const id = shop.name('refund')
    const lost = await shop.payments.refund({ id, payment: payment.id, amount: euros(500) })
    const before = shop.callsOf('create_refund')
    await openMismatch(shop, payment.id)
    shop.mollie.faults.clear()
    for (const wait of [HOUR / 12, HOUR, HOUR, HOUR]) await shop.rest(shop.payments, wait)
    const { payments: unknown } = await shop.payments.list({ text: payment.id, unknown: true })

    expect(lost.operation.kind).toBe('unknown')
    expect(unknown).toEqual([])
    expect(shop.callsOf('create_refund')).toBe(before)
    expect(shop.mollie.ledger.refundsOf(payment.providerId)).toHaveLength(0)
  })

  it('lets no further attempt of its order be opened', async () => {
    const shop = await openShop({ anomalies: { mismatch: 'hold' } })
    const attempt = await canceled(shop)
    await openMismatch(shop, attempt.id)

    await expect(shop.payments.pay(anOrder(attempt.order))).rejects.toMatchObject({
      problem: 'held',
    })
    await close(shop, attempt.order)
    expect((await shop.payments.pay(anOrder(attempt.order))).payment.attempt).toBe(2)
  })

  it('is held until the last of its anomalies is closed, and evidence closes none that holds', async () => {
    const shop = await openShop({ anomalies: { late_money: 'hold', paid_twice: 'hold' } })
    const { late } = await paidTwice(shop)
    const [first, second] = await anomaliesOf(shop, late.order)
    const refund = () =>
      shop.payments.refund({ id: shop.name('refund'), payment: late.id, amount: euros(100) })
    await shop.payments.closeAnomaly({ id: first?.id ?? '', who: 'Ada', why: 'One' })

    await expect(refund()).rejects.toMatchObject({ problem: 'held' })
    await shop.payments.closeAnomaly({ id: second?.id ?? '', who: 'Ada', why: 'Two' })
    expect((await refund()).operation.kind).toBe('applied')
  })
})

/** What a response under our reference about another payment would open. */
async function openMismatch(shop: Shop, id: string): Promise<void> {
  const { key, order } = await rowOf(shop, id)
  await shop.store.transaction(async (tx) => {
    await openAnomaly(withHold(tx), {
      identity: `mismatch:${id}`,
      kind: 'mismatch',
      subject: 'payment',
      instance: shop.names.mollie,
      payment: key,
      order,
      details: { message: 'It is about another payment.' },
    })
  })
}

async function rowOf(shop: Shop, id: string) {
  const row = await findPayment(shop.store, { id })
  if (!row) throw new Error(`There is no payment ${id}`)
  return row
}

function withHold(tx: Transaction): Transaction {
  const { scope, query, sealer } = tx
  return { now: tx.now, scope, query, sealer, policies: { mismatch: 'hold' } }
}
