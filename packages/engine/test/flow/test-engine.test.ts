import { afterAll, describe, expect, it } from 'vitest'
import type { EngineEvent, Payments } from '../../src/index.ts'
import { type FlowShop, openFlowShop } from '../support/flow-shop.ts'
import { anOrder } from '../support/shop.ts'

const shops: FlowShop[] = []
afterAll(() => Promise.all(shops.map((shop) => shop.close())))

async function opened(setup?: (payments: Payments) => Promise<void>): Promise<FlowShop> {
  const shop = await openFlowShop(setup)
  shops.push(shop)
  return shop
}

async function hearing() {
  const heard: EngineEvent[] = []
  const on = (event: EngineEvent) => void heard.push(event)
  const shop = await opened((payments) =>
    payments.consumer('shop', {
      from: 'now',
      on: {
        'payment.captured': on,
        'order.paid': on,
        'refund.succeeded': on,
        'anomaly.opened': on,
      },
    }),
  )
  return { shop, heard }
}

async function payThrough(shop: FlowShop, order = 'order_1') {
  const { payment, step } = await shop.payments.pay(anOrder(order))
  expect(step.kind).toBe('redirect')
  await shop.mollie.payer.pay(payment.providerId ?? '')
  return payment
}

describe('the whole way of a payment', () => {
  it('is told once: from the webhook to the order', async () => {
    const { shop, heard } = await hearing()
    const payment = await payThrough(shop)
    await shop.drain()
    await shop.advance(3_600_000)

    expect(await shop.payments.get(payment.id)).toMatchObject({ status: 'captured' })
    expect(heard.map(({ type }) => type)).toEqual(['payment.captured', 'order.paid'])
    expect(heard[1]).toMatchObject({
      order: 'order_1',
      payment: payment.id,
      snapshot: { status: 'captured', standing: 'paid' },
    })
    expect(shop.problems).toEqual([])
  })

  it('comes to its end without any webhook', async () => {
    const { shop, heard } = await hearing()
    const { payment } = await shop.payments.pay(anOrder('order_1'))
    shop.mollie.webhooks.faults.next({ kind: 'lost' })
    await shop.mollie.payer.pay(payment.providerId ?? '')
    await shop.advance(24 * 3_600_000)

    expect(heard.map(({ type }) => type)).toEqual(['payment.captured', 'order.paid'])
  })

  it('goes on after the process was killed while it sent', async () => {
    const { shop, heard } = await hearing()
    shop.mollie.faults.next('create_payment', 'drop_answer')
    const lost = shop.payments.pay(anOrder('order_1'))
    lost.catch(() => {})
    await shop.crash()
    await shop.advance(3_600_000)
    const { payment } = await shop.payments.pay(anOrder('order_1'))
    await shop.mollie.payer.pay(payment.providerId ?? '')
    await shop.advance(60_000)

    expect(shop.mollie.ledger.paymentsOf(payment.reference)).toHaveLength(1)
    expect(heard.map(({ type }) => type)).toEqual(['payment.captured', 'order.paid'])
  })

  it('tells after a kill what was not told before it, with its effects once', async () => {
    const paid: string[] = []
    let isStuck = true
    const shop = await opened((payments) =>
      payments.consumer('shop', {
        from: 'now',
        on: {
          'order.paid': async (event, { tx }) => {
            await tx.query('insert into paid values ($1)', [event.order])
            paid.push(event.id)
            if (isStuck) await new Promise(() => {})
          },
        },
      }),
    )
    await shop.database.query('create table paid (id text)')
    await payThrough(shop)
    const stuck = Promise.race([shop.drain(), reached(() => paid.length > 0)])
    await stuck
    isStuck = false
    await shop.crash()
    await shop.drain()

    expect(paid).toEqual([paid[0], paid[0]])
    const { rows } = await shop.database.query('select id from paid')
    expect(rows).toEqual([{ id: 'order_1' }])
  })
})

describe('a payer who comes back', () => {
  const returnOf = (shop: FlowShop, url: string | undefined) =>
    shop.payments.readReturn(new Request(url ?? 'https://shop.example/return'), { waitMs: 0 })

  it('is told what the provider says, though no webhook came', async () => {
    const shop = await opened()
    const { payment } = await shop.payments.pay(anOrder('order_1'))
    const url = `https://shop.example/return?paystate_reference=${payment.reference}`

    expect(await returnOf(shop, url)).toMatchObject({ step: { kind: 'redirect' } })
    shop.mollie.webhooks.faults.next({ kind: 'lost' })
    await shop.mollie.payer.pay(payment.providerId ?? '')
    expect(await returnOf(shop, url)).toMatchObject({
      step: { kind: 'paid' },
      payment: { id: payment.id, status: 'captured' },
    })
    expect(await returnOf(shop, undefined)).toBeUndefined()
  })
})

async function reached(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve))
}
