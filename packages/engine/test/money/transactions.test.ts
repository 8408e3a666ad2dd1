import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
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

interface Rows {
  query(
    text: string,
    values: (string | number | boolean | null)[],
  ): Promise<{ rows: readonly unknown[] }>
}

function asClient(tx: Rows): Rows {
  return { query: (text, values) => tx.query(text, values) }
}
