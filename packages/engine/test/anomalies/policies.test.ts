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

const work = (shop: Shop) => shop.payments.work({ forMs: 0 })

async function workLater(shop: Shop, milliseconds: number): Promise<void> {
  await shop.clock.advance(milliseconds)
  await work(shop)
}

describe('the policy refund', () => {
  it('refunds the surplus of an order that was paid twice, under an id of the anomaly, once', async () => {
    const shop = await openShop({ anomalies: { paid_twice: 'refund' } })
    const { late, second } = await paidTwice(shop)
    const other = await shop.another()
    await Promise.all([work(shop), other.work({ forMs: 0 })])
    await workLater(shop, 120_000)
    const [anomaly] = await anomaliesOf(shop, late.order)

    expect(shop.mollie.ledger.refundsOf(late.providerId)).toMatchObject([
      { amount: { minorUnits: 1050 } },
    ])
    expect(shop.mollie.ledger.refundsOf(second.providerId)).toEqual([])
    expect(anomaly).toMatchObject({
      kind: 'paid_twice',
      policy: 'refund',
      act: { state: 'made', operation: { kind: 'refund', id: anomaly?.id } },
    })
  })

  it('closes the anomaly once the money is back', async () => {
    const shop = await openShop({ anomalies: { paid_twice: 'refund' } })
    const { late } = await paidTwice(shop)
    await work(shop)
    await shop.clock.advance(6 * 3_600_000)
    await learn(shop, late)

    expect(await anomaliesOf(shop, late.order)).toMatchObject([
      { kind: 'paid_twice', closed: { why: expect.any(String) } },
      { kind: 'late_money' },
    ])
  })

  it('happens once when the process ends right after it was stored', async () => {
    const shop = await openShop({ anomalies: { paid_twice: 'refund' } })
    const { late } = await paidTwice(shop)
    await work(shop)
    await shop.store.query(
      `update paystate.anomalies set act = 'due', act_due_at = opened_at where order_id = $1 and act = 'made'`,
      [late.order],
    )
    await work(shop)
    const [anomaly] = await anomaliesOf(shop, late.order)

    expect(shop.mollie.ledger.refundsOf(late.providerId)).toHaveLength(1)
    expect(anomaly?.act).toMatchObject({ state: 'made' })
  })

  it('waits while anything about the order is unknown', async () => {
    const shop = await openShop({ anomalies: { paid_twice: 'refund' } })
    const { late, second } = await paidTwice(shop)
    shop.mollie.faults.next('*', 'drop_answer', { times: 1_000 })
    await shop.payments.refund({
      id: shop.name('refund'),
      payment: second.id,
      amount: money('EUR', 100),
    })
    await work(shop)
    await workLater(shop, 60_000)
    const [waiting] = await anomaliesOf(shop, late.order)
    shop.mollie.faults.clear()
    const before = shop.mollie.ledger.refundsOf(late.providerId).length
    await workLater(shop, 3_600_000)
    await workLater(shop, 60_000)
    await workLater(shop, 60_000)

    expect(waiting?.act).toEqual({ state: 'due' })
    expect(before).toBe(0)
    expect(shop.mollie.ledger.refundsOf(late.providerId)).toHaveLength(1)
  })

  it('refunds nothing that somebody has given back since', async () => {
    const shop = await openShop({ anomalies: { paid_twice: 'refund' } })
    const { late, second } = await paidTwice(shop)
    const refund = { id: shop.name('refund'), payment: second.id, amount: money('EUR', 1050) }
    await shop.payments.refund(refund)
    await shop.clock.advance(6 * 3_600_000)
    await learn(shop, second)
    await work(shop)
    const [anomaly] = await anomaliesOf(shop, late.order)

    expect(shop.mollie.ledger.refundsOf(late.providerId)).toEqual([])
    expect(anomaly?.act).toMatchObject({ state: 'refused', why: expect.stringMatching(/Nothing/) })
  })

  it('refunds each surplus payment', async () => {
    const shop = await openShop({ anomalies: { paid_twice: 'refund' } })
    const order = shop.name('order')
    const first = await canceled(shop, order)
    const second = await canceled(shop, order)
    const third = await paid(shop, order)
    await payLate(shop, first)
    await payLate(shop, second)
    await work(shop)
    await workLater(shop, 60_000)

    expect(shop.mollie.ledger.refundsOf(first.providerId)).toHaveLength(1)
    expect(shop.mollie.ledger.refundsOf(second.providerId)).toHaveLength(1)
    expect(shop.mollie.ledger.refundsOf(third.providerId)).toEqual([])
  })

  it('gives late money back, and tells what it may not refund', async () => {
    const shop = await openShop({ anomalies: { late_money: 'refund' } })
    const attempt = await canceled(shop)
    await payLate(shop, attempt)
    const disputed = await canceled(shop)
    await payLate(shop, disputed)
    await shop.mollie.bank.chargeBack(disputed.providerId)
    await learn(shop, disputed)
    await work(shop)

    expect(shop.mollie.ledger.refundsOf(attempt.providerId)).toHaveLength(1)
    expect(shop.mollie.ledger.refundsOf(disputed.providerId)).toEqual([])
    expect((await anomaliesOf(shop, disputed.order))[0]?.act?.state).toBe('refused')
  })
})

/** An attempt whose money is authorized, and not captured. */
async function authorized(shop: Shop, order: string) {
  const { payment } = await shop.payments.pay(anOrder(order, { capture: 'manual' }))
  await shop.mollie.payer.pay(payment.providerId ?? '', { method: 'creditcard' })
  await learn(shop, payment)
  return { ...payment, providerId: payment.providerId ?? '' }
}

describe('the policy cancel_other', () => {
  it('cancels the attempt that may still take money, when late money covers the order', async () => {
    const shop = await openShop({ anomalies: { late_money: 'cancel_other' } })
    const order = shop.name('order')
    const late = await canceled(shop, order)
    const other = await authorized(shop, order)
    await payLate(shop, late)
    await work(shop)
    await workLater(shop, 120_000)

    expect(shop.mollie.statusOf(other.providerId)).toBe('canceled')
    expect((await anomaliesOf(shop, order))[0]?.act).toMatchObject({ state: 'made' })
  })

  it('says so when the provider refuses to cancel', async () => {
    const shop = await openShop({ anomalies: { late_money: 'cancel_other' } })
    const order = shop.name('order')
    const late = await canceled(shop, order)
    await open(shop, order)
    await payLate(shop, late)
    await work(shop)
    const [anomaly] = await anomaliesOf(shop, order)

    expect(anomaly?.act).toMatchObject({ state: 'refused', why: expect.stringMatching(/cancel/i) })
  })

  it('leaves it open when the late money is less than the order asks for by now', async () => {
    const shop = await openShop({ anomalies: { late_money: 'cancel_other' } })
    const order = shop.name('order')
    const late = await canceled(shop, order)
    const other = await open(shop, order, money('EUR', 2000))
    await payLate(shop, late)
    await work(shop)

    expect(shop.mollie.statusOf(other.providerId)).toBe('open')
    expect((await anomaliesOf(shop, order))[0]?.act).toMatchObject({ state: 'refused' })
  })

  it('waits while it is unknown whether the other was created', async () => {
    const shop = await openShop({ anomalies: { late_money: 'cancel_other' } })
    const order = shop.name('order')
    const late = await canceled(shop, order)
    shop.mollie.faults.next('create_payment', 'drop_answer', { times: 1_000 })
    shop.mollie.faults.next('list_payments', 'server_error', { times: 1_000 })
    await shop.payments.pay(anOrder(order))
    await payLate(shop, late)
    await work(shop)

    expect((await anomaliesOf(shop, order))[0]?.act).toEqual({ state: 'due' })
  })
})

describe('policies', () => {
  it('that are misspelled, or that a kind cannot have, are refused at the start', async () => {
    await expect(openShop({ anomalies: Object({ paid_twise: 'refund' }) })).rejects.toThrow(
      /anomalies\.paid_twise: is no kind/,
    )
    await expect(openShop({ anomalies: Object({ orphan: 'refund' }) })).rejects.toThrow(
      /anomalies\.orphan: must be one of tell/,
    )
  })
})
