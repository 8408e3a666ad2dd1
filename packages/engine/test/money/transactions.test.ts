import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { asClient } from '../support/as-client.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

async function paid(shop: Shop) {
  const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
  await shop.mollie.payer.pay(payment.providerId ?? '')
  await shop.rest(shop.payments, 2 * 60_000)
  return { payment: payment.id, providerId: payment.providerId ?? '' }
}

describe('a write in the transaction of the application', () => {
  it('is stored with its rows, and sent after the commit', async () => {
    const shop = await openShop()
    const { payment, providerId } = await paid(shop)
    const refund = { id: shop.name('return'), payment, amount: money('EUR', 500) }
    const stored = await shop.database.transaction((tx) =>
      shop.payments.refund(refund, { tx: asClient(tx) }),
    )
    const before = shop.mollie.ledger.refundsOf(providerId)
    const { operation } = await stored.send()

    expect(before).toHaveLength(0)
    expect(operation.kind).toBe('applied')
    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
  })

  it('is read first and then sent, in one call, when the last read is old', async () => {
    const shop = await openShop()
    const { payment, providerId } = await paid(shop)
    await shop.clock.advance(10 * 60_000)
    const refund = { id: shop.name('return'), payment, amount: money('EUR', 500) }
    const reads = shop.callsOf('get_payment')
    const { send } = await shop.database.transaction((tx) =>
      shop.payments.refund(refund, { tx: asClient(tx) }),
    )
    const { operation } = await send()

    expect(operation.kind).toBe('applied')
    expect(shop.callsOf('get_payment') - reads).toBe(1)
    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
  })

  it('is sent by a worker when nobody sends it', async () => {
    const shop = await openShop()
    const { payment, providerId } = await paid(shop)
    const refund = { id: shop.name('return'), payment, amount: money('EUR', 500) }
    await shop.database.transaction((tx) => shop.payments.refund(refund, { tx: asClient(tx) }))
    await shop.drain()

    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
  })

  it('is not there after a rollback, and says that it was never sent', async () => {
    const shop = await openShop()
    const { payment, providerId } = await paid(shop)
    const refund = { id: shop.name('return'), payment, amount: money('EUR', 500) }
    const kept: { send?: () => Promise<unknown> } = {}
    const failing = shop.database.transaction(async (tx) => {
      const stored = await shop.payments.refund(refund, { tx: asClient(tx) })
      kept.send = stored.send
      throw new Error('out of stock')
    })
    await expect(failing).rejects.toThrow('out of stock')

    expect(await kept.send?.()).toMatchObject({
      operation: { kind: 'not_applied', proof: { type: 'never_sent' } },
    })
    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(0)
  })
})

describe('a refund that is canceled in the transaction of the application', () => {
  async function stored(shop: Shop) {
    const { payment, providerId } = await paid(shop)
    const refund = { id: shop.name('return'), payment, amount: money('EUR', 500) }
    const { send } = await shop.database.transaction((tx) =>
      shop.payments.refund(refund, { tx: asClient(tx) }),
    )
    const cancel = { id: shop.name('undo'), refund: refund.id }
    return { payment, providerId, refund, cancel, send }
  }

  it('is withdrawn with its rows, when it was not sent', async () => {
    const shop = await openShop()
    const { providerId, cancel, refund } = await stored(shop)
    const canceled = await shop.database.transaction((tx) =>
      shop.payments.cancelRefund(cancel, { tx: asClient(tx) }),
    )
    const { operation } = await canceled.send()
    await shop.drain()

    expect(operation).toMatchObject({ kind: 'not_applied', proof: { type: 'never_sent' } })
    expect((await shop.payments.refund(refund)).operation.kind).toBe('not_applied')
    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(0)
  })

  it('is sent when the transaction rolls back', async () => {
    const shop = await openShop()
    const { providerId, cancel } = await stored(shop)
    const kept: { send?: () => Promise<unknown> } = {}
    const failing = shop.database.transaction(async (tx) => {
      kept.send = (await shop.payments.cancelRefund(cancel, { tx: asClient(tx) })).send
      throw new Error('out of stock')
    })
    await expect(failing).rejects.toThrow('out of stock')
    await shop.drain()

    expect(await kept.send?.()).toMatchObject({
      operation: { kind: 'not_applied', operation: { kind: 'cancel_refund' } },
    })
    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
  })

  it('is canceled at the provider after the commit, when it was sent', async () => {
    const shop = await openShop()
    const { payment, cancel, send } = await stored(shop)
    await send()
    const canceled = await shop.database.transaction((tx) =>
      shop.payments.cancelRefund(cancel, { tx: asClient(tx) }),
    )
    const before = shop.callsOf('cancel_refund')
    const { operation } = await canceled.send()

    expect(before).toBe(0)
    expect(operation.kind).toBe('applied')
    expect((await shop.payments.get(payment, { fresh: true })).refunds).toMatchObject([
      { status: 'canceled' },
    ])
  })

  it('keeps the id of the transaction that it was stored in, as every write does', async () => {
    const shop = await openShop()
    const { refund } = await stored(shop)
    const order = shop.name('order')
    await shop.database.transaction((tx) => shop.payments.pay(anOrder(order), { tx: asClient(tx) }))
    const { rows } = await shop.store.query(
      `select o.transaction_id as id from paystate.operations as o
       join paystate.payments as p on p.key = o.payment where p.order_id = $1 or o.id = $2`,
      [order, refund.id],
    )

    expect(rows).toEqual([
      { id: expect.stringMatching(/^\d+$/) },
      { id: expect.stringMatching(/^\d+$/) },
    ])
  })
})
