import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { anOrder, openShop } from '../support/shop.ts'

describe('an intent to pay', () => {
  it('that nobody sent in time is withdrawn, provably unsent, and the next call opens another', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const dead = await shop.open({
      database: shop.database,
      fetch: () => Promise.reject(new Error('not reached')),
    })
    const stored = await shop.database.transaction((tx) =>
      dead.pay(anOrder(order), { tx: { query: (text, values) => tx.query(text, values) } }),
    )
    await shop.clock.advance(11 * 60_000)
    await shop.drain()
    const withdrawn = await shop.payments.get(stored.id)
    const next = await shop.payments.pay(anOrder(order))

    expect(withdrawn).toMatchObject({ status: 'failed', standing: 'ended' })
    expect(next.payment).toMatchObject({ attempt: 2, status: 'requires_action' })
  })

  it('in a transaction of the application is sent after its commit, and not there after a rollback', async () => {
    const shop = await openShop()
    const [order, other] = [shop.name('order'), shop.name('order')]
    const stored = await shop.database.transaction((tx) =>
      shop.payments.pay(anOrder(order), {
        tx: { query: (text, values) => tx.query(text, values) },
      }),
    )
    const { step } = await stored.send()
    const kept: { send?: () => Promise<unknown> } = {}
    await shop.database
      .transaction(async (tx) => {
        const inside = { query: tx.query }
        kept.send = (await shop.payments.pay(anOrder(other), { tx: inside })).send
        throw new Error('out of stock')
      })
      .catch(() => undefined)

    expect(step.kind).toBe('redirect')
    expect(await kept.send?.()).toMatchObject({
      step: { kind: 'failed' },
      operation: { kind: 'not_applied', proof: { type: 'never_sent' } },
    })
    expect(await shop.payments.find({ order: other })).toEqual([])
  })

  it('refuses a refund over what another process has left, by what is stored alone', async () => {
    const shop = await openShop()
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    await shop.mollie.payer.pay(payment.providerId ?? '')
    await shop.rest(shop.payments, 120_000)
    const other = await shop.another()
    await other.refund({ id: shop.name('a'), payment: payment.id, amount: money('EUR', 1000) })

    await expect(
      shop.payments.refund({ id: shop.name('b'), payment: payment.id, amount: money('EUR', 51) }),
    ).rejects.toMatchObject({ problem: 'exceeds_balance' })
  })
})
