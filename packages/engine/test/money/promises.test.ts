import { instantOf, money } from '@paystate/core'
import { createMollieSimulator } from '@paystate/simulator/mollie'
import { describe, expect, it } from 'vitest'
import { createReferenceNames } from '../../src/engine/reference-names.ts'
import { createPayments, type Database, type Payments, type Queryable } from '../../src/index.ts'
import { createIncarnation } from '../../src/testing/incarnation.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const HOUR = 3_600_000
const LEASE_MS = 120_000

/** A process that is killed once a request has arrived, before it hears the response. */
async function killedAfterRequest(shop: Shop): Promise<Payments> {
  const { kill, database, fetch } = createIncarnation()
  return shop.open({
    database: database(shop.database),
    fetch: fetch(async (request, progress) => {
      const response = await shop.fetch(request, progress)
      if (request.method === 'POST') kill()
      return response
    }),
  })
}

/** Pays in a process that is killed, and gives the id of the payment. */
async function payAndDie(shop: Shop): Promise<string> {
  const order = shop.name('order')
  const payments = await killedAfterRequest(shop)
  payments.pay(anOrder(order)).catch(() => undefined)
  for (let turn = 0; shop.callsOf('create_payment') === 0 && turn < 10_000; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve))
  }
  await shop.settleDown()
  return (await shop.payments.pay(anOrder(order))).payment.id
}

async function pendingOf({ store }: Shop, id: string): Promise<{ lastEndedAt: string }> {
  const { rows } = await store.query(
    `select pending::text as pending from paystate.operations where kind = 'create' and id = $1`,
    [id],
  )
  return JSON.parse(Object(rows[0]).pending).previousAttempts
}

describe('an attempt whose process was killed', () => {
  it('is looked up as one that may have left, and not sent as a first one', async () => {
    const shop = await openShop()
    await shop.payments.pay(anOrder(shop.name('order')))
    const before = shop.callsOf('create_payment')
    const id = await payAndDie(shop)
    await shop.clock.advance(2 * HOUR) // the provider has forgotten its key
    await shop.drain()

    expect(shop.callsOf('create_payment') - before).toBe(1)
    expect(await shop.payments.get(id)).toMatchObject({ providerId: expect.any(String) })
  })

  it('proves no absence while it may still leave', async () => {
    const shop = await openShop()
    const begun = shop.clock.now()
    const { lastEndedAt } = await pendingOf(shop, await payAndDie(shop))

    expect(lastEndedAt).toBe(instantOf(begun + LEASE_MS))
  })
})

/** Calls after each commit whose transaction has a statement like that. */
function afterCommitOf(
  { query, transaction }: Database,
  { text, run }: { text: string; run: () => Promise<void> },
): Database {
  return {
    query,
    transaction: async (work) => {
      let isMeant = false
      const watched = (tx: Queryable): Queryable => ({
        query: (statement, values) => {
          isMeant ||= statement.includes(text)
          return tx.query(statement, values)
        },
      })
      const result = await transaction((tx) => work(watched(tx)))
      if (isMeant) await run()
      return result
    },
  }
}

describe('an intent', () => {
  it('is leased by the commit that stores it', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    let lease: unknown
    const database = afterCommitOf(shop.database, {
      text: 'insert into paystate.payments',
      run: async () => {
        const { rows } = await shop.store.query(
          'select lease::float8 as lease, lease_until is not null as held from paystate.payments where order_id = $1',
          [order],
        )
        lease = rows[0]
      },
    })
    await (await shop.open({ database, fetch: shop.fetch })).pay(anOrder(order))

    expect(lease).toEqual({ lease: 1, held: true })
  })

  it('that was never sent is sent under the current key', async () => {
    const shop = await openShop()
    const keys = ['test_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'test_bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb']
    const mollie = createMollieSimulator({ clock: shop.clock, keys })
    const name = shop.name('mollie')
    const used: (string | null)[] = []
    const open = (apiKey: string) =>
      createPayments({
        database: shop.database,
        providers: { [name]: { provider: 'mollie', apiKey, baseUrl: 'https://api.mollie.test' } },
        load: (module) => import(module),
        clock: shop.clock,
        now: () => instantOf(shop.clock.now()),
        fetch: (request, progress) => {
          used.push(request.headers.get('authorization'))
          return mollie.fetch(request, progress)
        },
      })
    const [before = '', after = ''] = keys
    const earlier = await open(before)
    await shop.database.transaction((tx) =>
      earlier.pay(anOrder(shop.name('order')), {
        tx: { query: (text, values) => tx.query(text, values) },
      }),
    )
    await (await open(after)).work({ forMs: 0 })

    expect(new Set(used)).toEqual(new Set([`Bearer ${after}`]))
    expect(mollie.ledger.entries().filter(({ kind }) => kind === 'created')).toHaveLength(1)
  })
})

describe('the next attempt of an order', () => {
  it('waits for a webhook that came between the read of an end and the lock', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const { payment } = await shop.payments.pay(anOrder(order))
    const id = payment.providerId ?? ''
    await shop.mollie.payer.cancel(id)
    await shop.payments.get(payment.id, { fresh: true })
    let isPaid = false
    const payments = await shop.open({
      database: shop.database,
      fetch: async (request, progress) => {
        const response = await shop.fetch(request, progress)
        if (!isPaid) {
          isPaid = true
          await shop.mollie.bank.payLate(id)
          await shop.payments.receiveWebhook(shop.names.mollie, webhookOf(id))
          await shop.payments.work({ forMs: 0 })
        }
        return response
      },
    })
    const { step } = await payments.pay(anOrder(order))

    expect(step.kind).toBe('paid')
    expect(shop.callsOf('create_payment')).toBe(1)
  })
})

function webhookOf(id: string): Request {
  return new Request('https://shop.example/webhooks', {
    method: 'POST',
    body: new URLSearchParams({ id }),
  })
}

describe('what is reserved', () => {
  it('is what may have been refunded, while nothing shows it', async () => {
    const shop = await openShop()
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    await shop.mollie.payer.pay(payment.providerId ?? '')
    await shop.payments.get(payment.id, { fresh: true })
    shop.mollie.faults.next('create_refund', 'reset', { times: 10 })
    const refund = { id: shop.name('r'), payment: payment.id, amount: money('EUR', 1000) }
    const { operation } = await shop.payments.refund(refund)
    shop.mollie.faults.clear()
    const other = { id: shop.name('r'), payment: payment.id, amount: money('EUR', 51) }

    expect(operation.kind).toBe('unknown')
    await expect(shop.payments.refund(other)).rejects.toMatchObject({ problem: 'exceeds_balance' })
  })

  it('is free again when the refund is withdrawn', async () => {
    const shop = await openShop()
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    await shop.mollie.payer.pay(payment.providerId ?? '')
    await shop.payments.get(payment.id, { fresh: true })
    shop.mollie.faults.next('create_refund', 'refuse', { times: 3 })
    const refund = { id: shop.name('r'), payment: payment.id, amount: money('EUR', 1050) }
    const waiting = await shop.payments.refund(refund)
    await shop.payments.cancelRefund({ id: shop.name('u'), refund: refund.id })
    shop.mollie.faults.clear()
    const other = await shop.payments.refund({ ...refund, id: shop.name('r') })

    expect(waiting.operation.kind).toBe('waiting')
    expect(other.operation.kind).toBe('applied')
  })

  it('is not refunded on top of a dispute that took money, unless that is asked for', async () => {
    const shop = await openShop()
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    const providerId = payment.providerId ?? ''
    await shop.mollie.payer.pay(providerId)
    await shop.mollie.bank.chargeBack(providerId, { value: '2.00' })
    await shop.payments.get(payment.id, { fresh: true })
    const refund = { id: shop.name('r'), payment: payment.id, amount: money('EUR', 300) }

    await expect(shop.payments.refund(refund)).rejects.toMatchObject({ problem: 'disputed' })
    const { operation } = await shop.payments.refund({ ...refund, despiteDispute: true })
    expect(operation.kind).toBe('applied')
  })

  it('is everything while it is unknown whether a cancel happened', async () => {
    const shop = await openShop()
    const { payment } = await shop.payments.pay(anOrder(shop.name('order'), { capture: 'manual' }))
    await shop.mollie.payer.pay(payment.providerId ?? '', { method: 'creditcard' })
    await shop.payments.get(payment.id, { fresh: true })
    shop.mollie.faults.next('release_authorization', 'reset', { times: 10 })
    const cancel = { id: shop.name('x'), payment: payment.id, ifPaid: 'keep' } as const
    const { operation } = await shop.payments.cancel(cancel)
    const capture = { id: shop.name('c'), payment: payment.id, amount: money('EUR', 1050) }

    expect(operation.kind).toBe('unknown')
    await expect(shop.payments.capture(capture)).rejects.toMatchObject({
      problem: 'exceeds_balance',
    })
    expect(shop.callsOf('create_capture')).toBe(0)
  })
})

describe('references', () => {
  it('are the same in every process, and after a backup is restored', () => {
    const names = () => createReferenceNames({ prefix: 'ps_', deployment: 'shop' })
    const refund = { kind: 'refund', id: 'return_7', try: 1 }

    expect(names().of(refund)).toBe(names().of(refund))
    expect(names().of({ ...refund, try: 2 })).not.toBe(names().of(refund))
  })
})
