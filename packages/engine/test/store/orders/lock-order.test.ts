import { expect, it } from 'vitest'
import { lockOrder } from '../../../src/store/orders/lock-order.ts'
import { markOrder } from '../../../src/store/orders/mark-order.ts'
import { paymentsOfOrder } from '../../../src/store/payments/find-payment.ts'
import { describeStore } from '../../support/stores.ts'

describeStore('an order', (stage) => {
  it('is made once, and asks for what the first call said', async () => {
    const { store, name } = await stage()
    const order = name('order')
    const amount = { currency: 'EUR', minorUnits: 1050 }
    await store.transaction((tx) => lockOrder(tx, { order, amount }))
    const again = await store.transaction((tx) => {
      return lockOrder(tx, { order, amount: { currency: 'USD', minorUnits: 1 } })
    })

    expect(again).toMatchObject({ id: order, currency: 'EUR', amount: 1050, paidAt: null })
  })

  it('lets one caller at a time open its next attempt', async () => {
    const { store, name, payment } = await stage()
    const order = name('order')
    const seen: number[] = []
    const open = () =>
      store.transaction(async (tx) => {
        await lockOrder(tx, { order })
        const attempts = await paymentsOfOrder(tx, { order })
        seen.push(attempts.length)
        await tx.query(
          `insert into paystate.payments (id, order_id, attempt, instance, reference, standing, status,
             currency, requested, created_at, changed_at)
           values ($1, $2, $3, 'x', $1, 'ended', 'failed', 'EUR', 1, now(), now())`,
          [name('payment'), order, attempts.length + 1],
        )
      })
    await Promise.all(Array.from({ length: 5 }, open))
    await payment({ order, attempt: 6 })

    expect(seen).toEqual([0, 1, 2, 3, 4])
    expect((await paymentsOfOrder(store, { order })).map(({ attempt }) => attempt)).toEqual([
      1, 2, 3, 4, 5, 6,
    ])
  })

  it('has no attempt twice, even without the lock', async () => {
    const { name, payment } = await stage()
    const order = name('order')
    await payment({ order })

    await expect(payment({ order })).rejects.toThrow('payments_attempt')
  })

  it('is marked as told once', async () => {
    const { store, name } = await stage()
    const order = name('order')
    const mark = () =>
      store.transaction(async (tx) => {
        await lockOrder(tx, { order })
        return markOrder(tx, { order, mark: 'paid' })
      })

    expect([await mark(), await mark()]).toEqual(['marked', 'already'])
  })
})
