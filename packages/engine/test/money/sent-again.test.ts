import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { listHolds } from '../../src/store/instances/hold.ts'
import { createIncarnation } from '../../src/testing/incarnation.ts'
import { anomaliesOf, canceled, learn, paid } from '../support/anomalies.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const HOUR = 3_600_000
const PERSON = { who: 'Ada', why: 'Mollie support says so', next: 'new_reference' } as const

/** A named attempt that Mollie refused without having taken anything. */
async function refused(shop: Shop, order: string): Promise<string> {
  const id = shop.name('attempt')
  shop.mollie.faults.next('create_payment', 'refuse')
  const { operation } = await shop.payments.pay(anOrder(order, { id }))
  expect(operation.kind).toBe('not_applied')
  return id
}

/** A named attempt of which every response was lost, and which a person has given up. */
async function givenUp(shop: Shop, { fault }: { fault: 'reset' | 'drop_answer' }) {
  const order = shop.name('order')
  const id = shop.name('attempt')
  shop.mollie.faults.next('*', fault, { times: 20 })
  const { payment } = await shop.payments.pay(anOrder(order, { id }))
  shop.mollie.faults.clear()
  await shop.payments.resolve({ kind: 'create', id }, PERSON)
  return { order, id, reference: payment.reference }
}

describe('a named attempt that is sent again', () => {
  it('reads the other attempt of its order before, which may have been paid late', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const id = await refused(shop, order)
    const other = await canceled(shop, order)
    await shop.mollie.bank.payLate(other.providerId)
    const sent = shop.callsOf('create_payment')
    const { step } = await shop.payments.pay(anOrder(order, { id }))

    expect(step.kind).toBe('failed')
    expect(shop.callsOf('create_payment')).toBe(sent)
    expect(await shop.payments.get(other.id)).toMatchObject({ standing: 'paid' })
  })

  it('waits where the other attempt cannot be read, and is sent once that has ended', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const id = await refused(shop, order)
    await canceled(shop, order)
    const sent = shop.callsOf('create_payment')
    shop.mollie.faults.next('get_payment', 'refuse')
    const early = await shop.payments.pay(anOrder(order, { id }))
    const calls = shop.callsOf('create_payment')
    const { step, payment } = await shop.payments.pay(anOrder(order, { id }))

    expect(early.step).toEqual({ kind: 'wait' })
    expect(calls).toBe(sent)
    expect(payment.id).toBe(id)
    expect(step.kind).toBe('redirect')
  })

  it('under its next reference is known by that, read by it, and paid', async () => {
    const shop = await openShop()
    const { order, id, reference } = await givenUp(shop, { fault: 'reset' })
    const { step, payment } = await shop.payments.pay(anOrder(order, { id }))
    await shop.mollie.payer.pay(payment.providerId ?? '')
    await learn(shop, { id })

    expect(step.kind).toBe('redirect')
    expect(payment.reference).not.toBe(reference)
    expect(shop.mollie.ledger.paymentsOf(payment.reference)).toEqual([payment.providerId])
    expect(await shop.payments.get(id)).toMatchObject({ standing: 'paid' })
    expect(await shop.eventsOf(order)).toContain('order.paid')
    const { compared, differing } = await shop.payments.compareRebuilt({ limit: 1 })
    expect({ compared, differing }).toEqual({ compared: 1, differing: [] })
  })

  it('says so when the earlier reference has a payment after all, and holds nobody up', async () => {
    const shop = await openShop()
    const { order, id, reference } = await givenUp(shop, { fault: 'drop_answer' })
    await shop.payments.pay(anOrder(order, { id }))
    const [made = ''] = shop.mollie.ledger.paymentsOf(reference)
    await shop.mollie.payer.pay(made)
    const url = `https://shop.example/webhooks?paystate_reference=${reference}`
    const body = new URLSearchParams({ id: made })
    await shop.payments.receiveWebhook(
      shop.names.mollie,
      new Request(url, { method: 'POST', body }),
    )
    await shop.payments.work({ forMs: 0 })
    await shop.clock.advance(15_000)
    await shop.payments.work({ forMs: 0 })

    expect(await anomaliesOf(shop, order)).toMatchObject([
      { kind: 'conclusion_contradicted', details: { reference, providerId: made } },
    ])
    expect(await listHolds(shop.store)).toEqual([])
    const { standing } = await shop.payments.adopt({
      instance: shop.names.mollie,
      id: made,
      order,
    })
    expect(standing).toBe('paid')
  })
})

describe('a process that ends after it has stored that an attempt is sent again', () => {
  it('leaves it to another one, which sends it', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const id = await refused(shop, order)
    await shop.rest(shop.payments, 60_000) // nothing of it is due anymore
    const incarnation = createIncarnation()
    const { transaction, ...own } = incarnation.database(shop.database)
    let commits = 0
    const killed = await shop.open({
      fetch: incarnation.fetch(shop.fetch),
      database: {
        ...own,
        async transaction(run) {
          const stored = await transaction(run)
          if (commits === 1) incarnation.kill() // after the one that stores it, before the lease
          commits += 1
          return stored
        },
      },
    })
    commits = 0
    void killed.pay(anOrder(order, { id }))
    await expect.poll(() => commits).toBe(2)
    await shop.settleDown()
    const stored = await shop.payments.get(id)
    await shop.rest(shop.payments, 3 * 60_000)

    expect(stored).toMatchObject({ standing: 'live', status: 'processing' })
    expect(await shop.payments.get(id)).toMatchObject({ status: 'requires_action' })
  })
})

describe('the next attempt of an order', () => {
  it('reads each attempt before of which a webhook was not read yet', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const first = await canceled(shop, order)
    await canceled(shop, order)
    await shop.mollie.bank.payLate(first.providerId)
    shop.mollie.faults.next('get_payment', 'refuse')
    await shop.learnOf(first.id, first.providerId)
    const sent = shop.callsOf('create_payment')
    const { step, payment } = await shop.payments.pay(anOrder(order))

    expect(step.kind).toBe('paid')
    expect(payment.id).toBe(first.id)
    expect(shop.callsOf('create_payment')).toBe(sent)
  })
})

describe('a refund that a person took for not made', () => {
  it('and that was made twice for it, says so', async () => {
    const shop = await openShop()
    const payment = await paid(shop)
    const refund = { id: shop.name('return'), payment: payment.id, amount: money('EUR', 400) }
    shop.mollie.faults.next('*', 'drop_answer', { times: 20 })
    await shop.payments.refund(refund)
    shop.mollie.faults.clear()
    await shop.payments.resolve({ kind: 'refund', id: refund.id }, PERSON)
    await shop.clock.advance(2 * HOUR) // an equal refund is a duplicate before
    const lagging = await behind(shop)
    const { operation } = await lagging.refund(refund)
    await learn(shop, payment)
    await learn(shop, payment)

    expect(operation.kind).toBe('applied')
    expect(shop.mollie.ledger.refundsOf(payment.providerId)).toHaveLength(2)
    expect(await anomaliesOf(shop, payment.order)).toMatchObject([
      {
        kind: 'conclusion_contradicted',
        details: { operation: { kind: 'refund', id: refund.id } },
      },
    ])
  })
})

/** A process that the provider shows its payments to as they were before any refund. */
function behind(shop: Shop) {
  return shop.open({
    database: shop.database,
    fetch: async (request, options) => {
      const response = await shop.fetch(request, options)
      if (request.method !== 'GET') return response
      const { _embedded, amountRefunded, amountRemaining, ...body } = Object(await response.json())
      const isRefunded = amountRefunded !== undefined
      const shown = {
        ...body,
        ...(isRefunded && {
          amountRefunded: { ...amountRefunded, value: '0.00' },
          amountRemaining: body.amount,
        }),
        ...(_embedded && { _embedded: { ..._embedded, refunds: [] } }),
      }
      return new Response(JSON.stringify(shown), { headers: response.headers })
    },
  })
}
