import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { paid } from '../support/anomalies.ts'
import { asClient, type Rows } from '../support/as-client.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** Rolls the application's transaction back, and says what `send` gives then. */
async function rolledBack(
  shop: Shop,
  store: (tx: Rows) => Promise<{ send(): Promise<unknown> }>,
): Promise<unknown> {
  const kept: { send?: () => Promise<unknown> } = {}
  const failing = shop.database.transaction(async (tx) => {
    kept.send = (await store(asClient(tx))).send
    throw new Error('out of stock')
  })
  await expect(failing).rejects.toThrow('out of stock')
  return kept.send?.()
}

describe('what was there before a transaction that was rolled back', () => {
  it('is said as it is where it is a payment: the order has it, and its payer may pay it', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const { payment } = await shop.payments.pay(anOrder(order))
    const result = await rolledBack(shop, (tx) => shop.payments.pay(anOrder(order), { tx }))

    expect(result).toMatchObject({
      payment: { id: payment.id, standing: 'live' },
      step: { kind: 'redirect' },
      operation: { kind: 'applied' },
    })
  })

  it('is said as it is where it is a refund: it was made, and is not made under another id', async () => {
    const shop = await openShop()
    const { id: payment } = await paid(shop)
    const refund = { id: shop.name('return'), payment, amount: money('EUR', 500) }
    await shop.payments.refund(refund)
    const result = await rolledBack(shop, (tx) => shop.payments.refund(refund, { tx }))

    expect(result).toMatchObject({ operation: { kind: 'applied' } })
  })

  it('is said as it is where it is a refund that was taken back', async () => {
    const shop = await openShop()
    const { id: payment } = await paid(shop)
    const refund = { id: shop.name('return'), payment, amount: money('EUR', 500) }
    await shop.database.transaction((tx) => shop.payments.refund(refund, { tx: asClient(tx) }))
    const cancel = { id: shop.name('undo'), refund: refund.id }
    const before = await shop.payments.cancelRefund(cancel)
    const result = await rolledBack(shop, (tx) => shop.payments.cancelRefund(cancel, { tx }))

    expect(result).toMatchObject({ operation: before.operation })
  })
})

describe('a named attempt that was not applied, in the transaction of the application', () => {
  /** One that Mollie refused without having taken anything. */
  async function refused(shop: Shop) {
    const [order, id] = [shop.name('order'), shop.name('attempt')]
    shop.mollie.faults.next('create_payment', 'refuse')
    await shop.payments.pay(anOrder(order, { id }))
    return anOrder(order, { id })
  }

  it('is stored to be sent again, and sent after the commit', async () => {
    const shop = await openShop()
    const order = await refused(shop)
    const sent = shop.callsOf('create_payment')
    const { send } = await shop.database.transaction((tx) =>
      shop.payments.pay(order, { tx: asClient(tx) }),
    )
    const before = shop.callsOf('create_payment')
    const { step, operation } = await send()

    expect(before).toBe(sent)
    expect(step.kind).toBe('redirect')
    expect(operation.kind).toBe('applied')
  })

  it('is sent by a worker when nobody sends it', async () => {
    const shop = await openShop()
    const order = await refused(shop)
    await shop.database.transaction((tx) => shop.payments.pay(order, { tx: asClient(tx) }))
    await shop.drain()

    expect(await shop.payments.get(order.id ?? '')).toMatchObject({ status: 'requires_action' })
  })

  it('stays as it was after a rollback', async () => {
    const shop = await openShop()
    const order = await refused(shop)
    const sent = shop.callsOf('create_payment')
    const result = await rolledBack(shop, (tx) => shop.payments.pay(order, { tx }))
    await shop.drain()

    expect(result).toMatchObject({ step: { kind: 'failed' }, operation: { kind: 'not_applied' } })
    expect(shop.callsOf('create_payment')).toBe(sent)
  })

  it('refuses where another attempt has to be read before', async () => {
    const shop = await openShop()
    const order = await refused(shop)
    const { payment } = await shop.payments.pay(anOrder(order.order))
    await shop.mollie.payer.cancel(payment.providerId ?? '')
    await shop.payments.get(payment.id, { fresh: true })
    const stored = shop.database.transaction((tx) => shop.payments.pay(order, { tx: asClient(tx) }))

    await expect(stored).rejects.toMatchObject({ problem: 'read_first' })
  })
})
