import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** An order whose payment is authorized with 10.50 EUR. */
async function authorized(shop: Shop, order = shop.name('order')) {
  const { payment } = await shop.payments.pay(anOrder(order, { capture: 'manual' }))
  const { providerId, id } = payment
  if (providerId === undefined) throw new Error('It was not created')
  await shop.mollie.payer.pay(providerId, { method: 'creditcard' })
  await shop.rest(shop.payments, 2 * 60_000)
  return { order, id, providerId }
}

const euros = (minorUnits: number) => money('EUR', minorUnits)

describe('a capture', () => {
  it('takes authorized money once per id, and the order is paid once', async () => {
    const shop = await openShop()
    const { order, id, providerId } = await authorized(shop)
    const capture = { id: shop.name('capture'), order, amount: euros(1050) }
    const before = await shop.payments.pay(anOrder(order, { capture: 'manual' }))
    const first = await shop.payments.capture(capture)
    await shop.rest(shop.payments, 2 * 60_000)
    const second = await shop.payments.capture({ ...capture, order })

    expect(before.step).toEqual({ kind: 'paid' })
    expect(first.operation.kind).toBe('applied')
    expect(second.operation).toEqual(first.operation)
    expect(await shop.payments.get(id)).toMatchObject({ status: 'captured', standing: 'paid' })
    expect(shop.mollie.ledger.capturedOf(providerId)).toBe(1050)
    const events = await shop.eventsOf(order)
    expect(events.slice(0, 3)).toEqual([
      'payment.created',
      'payment.requires_action',
      'payment.authorized',
    ])
    expect(events.filter((type) => type === 'order.paid')).toHaveLength(1)
    expect(events).toContain('capture.succeeded')
    expect(events.at(-1)).toBe('payment.captured')
  })

  it('of more than is authorized is refused before it is stored', async () => {
    const shop = await openShop()
    const { id } = await authorized(shop)

    await expect(
      shop.payments.capture({ id: shop.name('capture'), payment: id, amount: euros(1051) }),
    ).rejects.toMatchObject({ problem: 'exceeds_balance' })
  })
})

describe('a cancel', () => {
  it('gives an authorized payment free, and then another amount may be asked for', async () => {
    const shop = await openShop()
    const { order, id, providerId } = await authorized(shop)
    const canceled = await shop.payments.cancel({ id: shop.name('cancel'), order, ifPaid: 'keep' })
    await shop.rest(shop.payments, 2 * 60_000)
    const next = await shop.payments.pay(anOrder(order, { amount: euros(2000) }))

    expect(canceled.operation.kind).toBe('applied')
    expect(await shop.payments.get(id)).toMatchObject({ status: 'canceled', standing: 'ended' })
    expect(shop.mollie.ledger.capturedOf(providerId)).toBe(0)
    expect(next.payment).toMatchObject({ attempt: 2, standing: 'live' })
  })

  it('of a payment whose creation is unknown never repeats it, and cancels it when it is found', async () => {
    const shop = await openShop({ route: ({ antom }) => antom })
    const order = shop.name('order')
    // Antom's time is known from here on: a repeat would be safe, and still is not wanted.
    await shop.payments.pay(anOrder(shop.name('order'), { amount: money('PHP', 1314) }))
    shop.antom.faults.next('pay', 'drop_answer', { times: 3 })
    const { payment, step } = await shop.payments.pay(
      anOrder(order, { amount: money('PHP', 1314) }),
    )
    const paysBefore = shop.paysAtAntom()
    const cancel = { id: shop.name('cancel'), payment: payment.id, ifPaid: 'reverse' } as const
    const first = await shop.payments.cancel(cancel)
    for (let count = 0; count < 4; count += 1) await shop.rest(shop.payments, 3 * 60_000)

    expect(step).toEqual({ kind: 'wait' })
    expect(first.operation.kind).toBe('waiting')
    expect(shop.paysAtAntom()).toBe(paysBefore)
    expect((await shop.payments.cancel(cancel)).operation.kind).toBe('applied')
    expect((await shop.payments.get(payment.id)).standing).toBe('ended')
  })
})
