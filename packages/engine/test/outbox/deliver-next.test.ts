import { expect, it } from 'vitest'
import type { EventType } from '../../src/journal/event-types.ts'
import type { Consumer, Handler, Handlers } from '../../src/outbox/consumer.ts'
import { createConsumers } from '../../src/outbox/consumers.ts'
import { deliverNext } from '../../src/outbox/deliver-next.ts'
import { createHeldEvents } from '../../src/outbox/held-events.ts'
import { insertEvents } from '../../src/store/events/insert-events.ts'
import { lockOrder } from '../../src/store/orders/lock-order.ts'
import { lockPayment } from '../../src/store/payments/lock-payment.ts'
import type { PaymentRow } from '../../src/store/payments/payment-row.ts'
import { withinTransaction } from '../../src/store/transactions/within-transaction.ts'
import { outside } from '../support/outside.ts'
import { openProviderStage } from '../support/provider-stage.ts'
import { describeStore, type Stage } from '../support/stores.ts'

async function consuming(stage: () => Promise<Stage>) {
  const made = await openProviderStage(stage)
  const { store, name, subject } = made
  const services = { ...made.services, clock: subject.time.clock }
  const consumers = createConsumers(services)
  const consume = async (on: Handlers, given = name('consumer')): Promise<Consumer> => {
    await consumers.register(given, { from: 'now', on })
    const consumer = consumers.list().find((one) => one.name === given)
    if (!consumer) throw new Error('It is not registered')
    return consumer
  }
  const tell = (payment: PaymentRow, ...types: EventType[]) =>
    store.transaction(async (tx) => {
      await lockPayment(tx, { payment: payment.key })
      const { id, order } = payment
      const data = { payment: id, order, snapshot: { id, status: payment.status } }
      return insertEvents(tx, {
        events: types.map((type) => ({ type, payment: payment.key, order, data })),
      })
    })
  const tellWith = (payment: PaymentRow, snapshot: object, types: readonly EventType[]) =>
    store.transaction(async (tx) => {
      await lockPayment(tx, { payment: payment.key })
      const { key, id, order } = payment
      const events = types.map((type) => ({ type, payment: key, order, data: { payment: id } }))
      return insertEvents(tx, { events, snapshot })
    })
  const deliver = (consumer: Consumer) => deliverNext(services, { consumer })
  const drain = async (consumer: Consumer) => {
    for (;;) {
      const { kind } = await deliver(consumer)
      if (kind === 'nothing') return
    }
  }
  const table = name('heard')
  await store.query(`create table ${table} (event text)`)
  const written = async () => {
    const { rows } = await store.query(`select event from ${table} order by event`)
    return rows.map((row) => Object(row).event)
  }
  const held = createHeldEvents(services)
  return { ...made, services, consume, tell, tellWith, deliver, drain, table, written, held }
}

describeStore('an event', (stage) => {
  it('is heard with its snapshot, and written down once together with the delivery', async () => {
    const { payment, consume, tell, drain, table, written, in: at } = await consuming(stage)
    const one = await payment()
    const events: unknown[] = []
    const consumer = await consume({
      'order.paid': async (event, { tx }) => {
        events.push(event)
        await tx.query(`insert into ${table} values ($1)`, [event.id])
      },
    })
    const [number] = await tell(one, 'order.paid')
    await drain(consumer)

    const id = expect.stringMatching(new RegExp(`^evt_.{8}_${number}$`))
    expect(events).toEqual([
      {
        id,
        number,
        type: 'order.paid',
        happenedAt: at(0),
        payment: one.id,
        order: one.order,
        snapshot: { id: one.id, status: 'processing' },
      },
    ])
    expect(await written()).toEqual([id])
  })

  it('has its snapshot also where one is kept for all events of a change', async () => {
    const { payment, store, consume, tellWith, drain } = await consuming(stage)
    const one = await payment()
    const heard: unknown[] = []
    const hear = (event: object) => void heard.push(event)
    const consumer = await consume({ 'payment.captured': hear, 'order.paid': hear })
    const snapshot = { words: 'x'.repeat(10_000_000) }
    await tellWith(one, snapshot, ['payment.captured', 'order.paid'])
    await drain(consumer)

    expect(heard).toMatchObject([{ snapshot }, { type: 'order.paid', payment: one.id, snapshot }])
    expect(heard).not.toMatchObject([{}, { snapshotIn: expect.anything() }])
    const { rows } = await store.query(
      `select sum(octet_length(data::text))::integer as size from paystate.events where payment = $1::bigint`,
      [one.key],
    )
    expect(Object(rows[0]).size).toBeLessThan(11_000_000)
  })

  it('whose handler fails leaves nothing behind, and comes again with the same id', async () => {
    const { payment, consume, tell, drain, deliver, table, written, advance } =
      await consuming(stage)
    const ids: string[] = []
    const consumer = await consume({
      'order.paid': async (event, { tx }) => {
        ids.push(event.id)
        await tx.query(`insert into ${table} values ($1)`, [event.id])
        if (ids.length === 1) throw new TypeError('payer 4111')
      },
    })
    await tell(await payment(), 'order.paid')

    expect(await deliver(consumer)).toMatchObject({ kind: 'failed', due: { inMs: 1_000 } })
    expect(await written()).toEqual([])
    advance(1_000)
    await drain(consumer)
    expect(ids).toEqual([ids[0], ids[0]])
    expect(await written()).toEqual([ids[0]])
  })

  it.each<readonly [string, (table: string) => Handler]>([
    [
      'whose handler lets a statement fail that it runs is postponed, and holds up no other payment',
      () =>
        async (_, { tx }) => {
          await tx.query('select 1 / 0', []).catch(() => {})
        },
    ],
    [
      'whose handler stores what its COMMIT refuses is postponed, and holds up no other payment',
      (table) =>
        async (_, { tx }) => {
          await tx.query(
            `alter table ${table} add constraint ${table}_once unique (event) deferrable initially deferred`,
            [],
          )
          await tx.query(`insert into ${table} values ('a'), ('a')`, [])
        },
    ],
    [
      'whose handler throws what has a name that no database can hold is postponed, and holds up no other payment',
      () => () => {
        throw Object.assign(new Error(), { name: 'a\u0000b' })
      },
    ],
    [
      'whose handler throws what cannot be looked at is postponed, and holds up no other payment',
      () => () => {
        throw new Proxy({}, { getPrototypeOf: () => Object(undefined).none.none })
      },
    ],
  ])('%s', async (_, handlerOn) => {
    const { payment, consume, tell, deliver, drain, table, advance } = await consuming(stage)
    const [one, other] = [await payment(), await payment()]
    const heard: string[] = []
    const broken = handlerOn(table)
    let isBroken = true
    const consumer = await consume({
      'order.paid': async (event, context) => {
        if (isBroken && event.payment === one.id) await broken(event, context)
        heard.push(event.payment)
      },
    })
    await tell(one, 'order.paid')
    advance(1)
    await tell(other, 'order.paid')

    expect(await deliver(consumer)).toMatchObject({ kind: 'failed', due: { inMs: 1_000 } })
    heard.length = 0
    await drain(consumer)
    expect(heard).toEqual([other.id])
    isBroken = false
    advance(1_000)
    await drain(consumer)
    expect(heard).toEqual([other.id, one.id])
  })

  it('holds back its payment for its consumer alone until it is retried', async () => {
    const { payment, consume, tell, drain, advance, held, store } = await consuming(stage)
    const [one, other] = [await payment(), await payment()]
    const heard: string[] = []
    let isBroken = true
    const broken = await consume({
      'payment.captured': () => {
        if (isBroken) throw new TypeError('payer 4111')
      },
      'order.paid': ({ payment }) => void heard.push(payment),
    })
    const healthy = await consume({ 'order.paid': ({ payment }) => void heard.push(`${payment}!`) })
    const [poisoned] = await tell(one, 'payment.captured', 'order.paid')
    await tell(other, 'order.paid')
    for (let round = 0; round < 12; round += 1) {
      await drain(broken)
      advance(48 * 3_600_000)
    }
    await drain(healthy)

    expect(heard).toEqual([other.id, `${one.id}!`, `${other.id}!`])
    expect(await held.held(broken.name)).toMatchObject([
      { event: poisoned, tries: 9, problem: 'TypeError', dueAt: null },
    ])
    const stored = await store.query('select problem from paystate.deliveries')
    expect(JSON.stringify(stored.rows)).not.toContain('4111')
    isBroken = false
    await held.retry({ consumer: broken.name, event: poisoned ?? 0 })
    await drain(broken)
    expect(heard.at(-1)).toBe(one.id)
    expect(await held.held(broken.name)).toEqual([])
  })

  it('that is skipped is not heard, and what is behind it is', async () => {
    const { payment, consume, tell, drain, advance, held } = await consuming(stage)
    const heard: string[] = []
    const consumer = await consume({
      'payment.captured': () => {
        throw new TypeError('always')
      },
      'order.paid': ({ type }) => void heard.push(type),
    })
    const [poisoned = 0] = await tell(await payment(), 'payment.captured', 'order.paid')
    for (let round = 0; round < 12; round += 1) {
      await drain(consumer)
      advance(48 * 3_600_000)
    }
    const key = { consumer: consumer.name, event: poisoned }
    await held.skip(key)
    await drain(consumer)

    expect(heard).toEqual(['order.paid'])
    await expect(held.skip(key)).rejects.toMatchObject({ problem: 'unknown_id' })
  })

  it('whose handler does not end is rolled back after 30 seconds', async () => {
    const { payment, consume, tell, deliver, table, written, subject } = await consuming(stage)
    let late: Promise<unknown> = Promise.resolve()
    const begun = Promise.withResolvers<void>()
    const waiting = Promise.withResolvers<void>()
    const consumer = await consume({
      'order.paid': async (event, { tx }) => {
        await tx.query(`insert into ${table} values ($1)`, [event.id])
        begun.resolve()
        late = waiting.promise.then(() => tx.query('select 1', []))
        late.catch(() => {})
        await late
      },
    })
    await tell(await payment(), 'order.paid')
    const delivering = deliver(consumer)
    await begun.promise
    await subject.time.advance(30_000)

    expect(await delivering).toMatchObject({
      kind: 'failed',
      error: { name: 'HandlerTimeout' },
    })
    expect(await written()).toEqual([])
    waiting.resolve()
    await expect(late).rejects.toMatchObject({ problem: 'misuse' })
  })

  it('is told to a handler that may write through its tx, and nowhere else', async () => {
    const { payment, consume, tell, deliver, drain, store, name, advance } = await consuming(stage)
    const order = name('order')
    const consumer = await consume({
      'order.paid': async (_, { tx }) => {
        await withinTransaction(store, { tx, run: (inside) => lockOrder(inside, { order }) })
      },
      'order.paid_twice': () => store.transaction(async () => {}),
      'order.underpaid': async () => {
        await store.query('select 1')
      },
    })
    await tell(await payment(), 'order.paid')
    await tell(await payment(), 'order.paid_twice')
    await tell(await payment(), 'order.underpaid')
    const refused = {
      kind: 'failed',
      error: { problem: 'misuse', message: expect.stringContaining('{ tx }') },
    }

    expect(await deliver(consumer)).toMatchObject({ kind: 'delivered' })
    expect([await deliver(consumer), await deliver(consumer)]).toMatchObject([refused, refused])
    const stored = await store.query('select id from paystate.orders where id = $1', [order])
    expect(stored.rows).toHaveLength(1)
    advance(1)
    await drain(consumer)
  })

  it('is heard in order per payment and once by many workers', async () => {
    const { payment, consume, tell, drain, table, store } = await consuming(stage)
    const [one, other] = [await payment(), await payment()]
    const consumer = await consume({
      'payment.updated': async (event, { tx }) => {
        const text = `${event.payment} ${String(event.number).padStart(12, '0')}`
        await tx.query(`insert into ${table} select $1 where pg_sleep(0) is not null`, [text])
        heard.push(text)
      },
    })
    const heard: string[] = []
    for (let round = 0; round < 5; round += 1) {
      await tell(one, 'payment.updated')
      await tell(other, 'payment.updated')
    }
    await Promise.all([1, 2, 3].map(() => outside(() => drainAll())))
    async function drainAll() {
      for (let rounds = 0; rounds < 20; rounds += 1) await drain(consumer)
    }

    const { rows } = await store.query(`select event from ${table}`)
    expect(rows).toHaveLength(10)
    for (const { id } of [one, other]) {
      const ofPayment = heard.filter((text) => text.startsWith(`${id} `))
      expect(ofPayment).toEqual([...ofPayment].sort())
    }
  })
})

describeStore('whoever waits for a consumer', (stage) => {
  it('learns that it has heard all of an order, or not in time', async () => {
    const { payment, consume, tell, drain, held, subject } = await consuming(stage)
    const one = await payment()
    const consumer = await consume({ 'order.paid': () => {} })
    await tell(one, 'order.paid')
    const { name } = consumer

    expect(await held.delivered(one.order, { consumer: name, waitMs: 0 })).toBe(false)
    const waiting = held.delivered(one.order, { consumer: name, waitMs: 1_000 })
    await drain(consumer)
    await subject.time.advance(50)
    expect(await waiting).toBe(true)
  })
})

describeStore('a registration', (stage) => {
  it('names everything that is wrong with it', async () => {
    const { services, name } = await consuming(stage)
    const { register } = createConsumers(services)
    const wrong = JSON.parse('{ "from": "soon", "on": { "order.payed": 1 } }')

    expect(() => register(name('consumer'), wrong)).toThrow(/from: must be .*order\.payed/)
  })

  it('takes a name once', async () => {
    const { services, name } = await consuming(stage)
    const { register } = createConsumers(services)
    const consumer = name('consumer')
    await register(consumer, { from: 'now', on: {} })

    expect(() => register(consumer, { from: 'now', on: {} })).toThrow(/registered in this process/)
  })
})
