import { describe, expect, it } from 'vitest'
import { backfillConsumer } from '../../../src/store/events/backfill-consumer.ts'
import { deliveriesHeld, deliveriesLeft } from '../../../src/store/events/deliveries-left.ts'
import {
  failDelivery,
  retryDelivery,
  skipDelivery,
} from '../../../src/store/events/fail-delivery.ts'
import { insertEvents } from '../../../src/store/events/insert-events.ts'
import { readEvents } from '../../../src/store/events/read-events.ts'
import { registerConsumer } from '../../../src/store/events/register-consumer.ts'
import { type Delivery, takeDelivery } from '../../../src/store/events/take-delivery.ts'
import { appendEvidence } from '../../../src/store/evidence/append-evidence.ts'
import { insertPayment } from '../../../src/store/payments/insert-payment.ts'
import { lockPayment } from '../../../src/store/payments/lock-payment.ts'
import type { PaymentRow } from '../../../src/store/payments/payment-row.ts'
import type { Transaction } from '../../../src/store/statements/session.ts'
import { outside } from '../../support/outside.ts'
import { describeStore, type Stage } from '../../support/stores.ts'
import { waitsForLock } from '../../support/waiting.ts'

/** What a change of a payment begins with. */
const CHANGES: readonly (readonly [
  string,
  (tx: Transaction, payment: PaymentRow) => Promise<{ readonly key: number }>,
])[] = [
  [
    'a payment is locked',
    async (tx, payment) => {
      await lockPayment(tx, { payment: payment.key })
      return payment
    },
  ],
  [
    'evidence is added',
    async (tx, payment) => {
      const observation = {}
      await appendEvidence(tx, { payment: payment.key, begun: null, source: 'read', observation })
      return payment
    },
  ],
  [
    'a payment is opened',
    (tx, { order, instance, id }) => {
      const reference = `${id}_next`
      const names = { id: reference, order, attempt: 2, instance, account: null, reference }
      const amount = { currency: 'EUR', minorUnits: 1050 }
      return insertPayment(tx, { ...names, status: 'processing', amount })
    },
  ],
]

async function telling(stage: () => Promise<Stage>, begins: 'now' | 'beginning' = 'now') {
  const made = await stage()
  const { store, name } = made
  const consumer = name('consumer')
  // Types of this test alone: a consumer from the beginning hears of every event with its types.
  const paid = name('paid')
  const failed = name('failed')
  const types = [paid, failed]
  const register = (given = types, who = consumer) =>
    registerConsumer(store, { name: who, types: given, begins })
  const tell = (payment: PaymentRow | null, ...told: string[]) =>
    store.transaction(async (tx) => {
      if (payment) await lockPayment(tx, { payment: payment.key })
      const events = told.map((type) => ({
        type,
        payment: payment?.key ?? null,
        order: payment?.order ?? null,
        data: { type },
      }))
      return insertEvents(tx, { events })
    })
  const take = (given = types, who = consumer) =>
    store.transaction((tx) => takeDelivery(tx, { consumer: who, types: given, limitMs: 30_000 }))
  const fail = (delivery: Delivery | undefined, due: { inMs: number } | 'never') =>
    failDelivery(store, {
      consumer,
      event: delivery?.number ?? 0,
      payment: delivery?.payment ?? null,
      due,
      problem: 'TypeError',
    })
  /** A handler that throws: its transaction is rolled back, then the delivery is postponed. */
  const takeAndFail = async (due: { inMs: number } | 'never') => {
    let delivery: Delivery | undefined
    await store
      .transaction(async (tx) => {
        delivery = await takeDelivery(tx, { consumer, types, limitMs: 30_000 })
        throw new Error('handler')
      })
      .catch(() => {})
    await fail(delivery, due)
    return delivery
  }
  return { ...made, consumer, paid, failed, types, register, tell, take, takeAndFail }
}

describeStore('events', (stage) => {
  it('keep every text of a provider, whatever characters it has', async () => {
    const { store, payment, paid } = await telling(stage)
    const { key, order } = await payment()
    const data = { word: 'a\u0000b', 'cut\ud83d': ['\ude00', '"', '\\u0000', '😀', null, 1.5] }
    const event = { type: paid, payment: key, order, data }
    await store.transaction((tx) => insertEvents(tx, { events: [event, event] }))

    const events = await readEvents(store, { payment: key })
    expect(events.map((one) => one.data)).toEqual([data, data])
  })

  it('are numbered in the order of the changes, with a snapshot', async () => {
    const { store, payment, paid, failed, tell, in: at } = await telling(stage)
    const one = await payment()
    const numbers = [...(await tell(one, failed, paid)), ...(await tell(one, failed))]

    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    const events = await readEvents(store, { payment: one.key })
    expect(events.map(({ number }) => number)).toEqual(numbers)
    expect(events[0]).toMatchObject({ type: failed, data: { type: failed }, happenedAt: at(0) })
    expect(await readEvents(store, { order: one.order })).toEqual(events)
    expect(await tell(one)).toEqual([])
  })

  it('reach each consumer of their type, and no other', async () => {
    const { payment, name, paid, failed, register, tell, take } = await telling(stage)
    const other = name('other')
    await register()
    await register([failed], other)
    await tell(await payment(), paid)

    expect(await take()).toMatchObject({ type: paid, tries: 0 })
    expect(await take()).toBeUndefined()
    expect(await take([paid, failed], other)).toBeUndefined()
  })

  it('are told in order per payment, however many workers take them', async () => {
    const { store, payment, paid, consumer, types, register, tell } = await telling(stage)
    await register()
    const [one, two] = [await payment(), await payment()]
    for (const _ of [1, 2, 3]) {
      await tell(one, paid)
      await tell(two, paid)
    }
    const heard: Delivery[] = []
    const worker = async () => {
      for (let rounds = 0; rounds < 40; rounds += 1) {
        await store.transaction(async (tx) => {
          const delivery = await takeDelivery(tx, { consumer, types, limitMs: 30_000 })
          if (delivery) heard.push(delivery)
        })
      }
    }
    await Promise.all([worker(), worker(), worker()])

    expect(heard).toHaveLength(6)
    for (const { key } of [one, two]) {
      const numbers = heard.filter((event) => event.payment === key).map(({ number }) => number)
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    }
  })

  it('are passed over while another transaction has them, and those behind them too', async () => {
    const { store, consumer, types, payment, paid, register, tell, take } = await telling(stage)
    if (store.database.kind === 'embedded') return // runs one transaction after another
    await register()
    await tell(await payment(), paid, paid)
    const [other] = await tell(await payment(), paid)
    const meanwhile = await store.transaction(async (tx) => {
      await takeDelivery(tx, { consumer, types, limitMs: 30_000 })
      return [await outside(() => take()), await outside(() => take())]
    })

    expect(meanwhile).toMatchObject([{ number: other }, undefined])
  })

  it('are there again when the handler fails', async () => {
    const { store, payment, paid, consumer, types, register, tell, take } = await telling(stage)
    await register()
    await tell(await payment(), paid)
    const broken = store.transaction(async (tx) => {
      await takeDelivery(tx, { consumer, types, limitMs: 30_000 })
      throw new Error('handler')
    })

    await expect(broken).rejects.toThrow('handler')
    expect(await take()).toMatchObject({ type: paid })
  })

  it('that failed wait with all that is behind them, and other payments go on', async () => {
    const { payment, paid, register, tell, take, takeAndFail, advance } = await telling(stage)
    await register()
    const one = await payment()
    await tell(one, paid, paid)
    const failed = await takeAndFail({ inMs: 1_000 })
    const [late] = await tell(one, paid)
    const [other] = await tell(await payment(), paid)

    expect(await take()).toMatchObject({ number: other })
    expect(await take()).toBeUndefined()
    advance(1_000)
    expect(await take()).toMatchObject({ number: failed?.number, tries: 1 })
    expect((await take())?.payment).toBe(one.key)
    expect(await take()).toMatchObject({ number: late })
  })

  it('behind one that has failed are told as soon as that is', async () => {
    const { store, consumer, payment, paid, register, tell, take, takeAndFail } =
      await telling(stage)
    await register()
    const one = await payment()
    await tell(one, paid)
    const failed = await takeAndFail({ inMs: 3_600_000 })
    await tell(one, paid)
    await store.transaction((tx) => retryDelivery(tx, { consumer, event: failed?.number ?? 0 }))

    expect(await take()).toMatchObject({ number: failed?.number })
    expect(await take()).toMatchObject({ payment: one.key })
  })

  describe('that are held back', () => {
    async function held() {
      const made = await telling(stage)
      await made.register()
      const one = await made.payment()
      await made.tell(one, made.paid)
      const delivery = await made.takeAndFail('never')
      const [behind] = await made.tell(one, made.paid)
      made.advance(1_000_000)
      const key = { consumer: made.consumer, event: delivery?.number ?? 0 }
      return { ...made, one, key, behind }
    }

    it('are seen, with why', async () => {
      const { store, consumer, key, one, take } = await held()

      expect(await take()).toBeUndefined()
      expect(await deliveriesHeld(store, { consumer, after: 0, limit: 10 })).toMatchObject([
        { event: key.event, tries: 1, problem: 'TypeError', dueAt: null },
      ])
      expect(await deliveriesLeft(store, { consumer, order: one.order })).toHaveLength(2)
    })

    it('are told when they are retried', async () => {
      const { store, key, behind, take } = await held()
      await store.transaction((tx) => retryDelivery(tx, key))

      expect(await take()).toMatchObject({ number: key.event })
      expect(await take()).toMatchObject({ number: behind })
    })

    it('are given up when they are skipped, and what is behind them is told', async () => {
      const { store, consumer, one, key, behind, take } = await held()
      await store.transaction((tx) => skipDelivery(tx, key))

      expect(await take()).toMatchObject({ number: behind })
      expect(await take()).toBeUndefined()
      expect(await deliveriesLeft(store, { consumer, order: one.order })).toEqual([])
      expect(await store.transaction((tx) => skipDelivery(tx, key))).toBe('gone')
    })
  })

  it('of a type that this process has no handler for stay, with those behind them', async () => {
    const { payment, paid, failed, register, tell, take } = await telling(stage)
    await register()
    const one = await payment()
    const [first, second] = await tell(one, failed, paid)

    expect(await take([paid])).toBeUndefined()
    expect(await take()).toMatchObject({ number: first })
    expect(await take([paid])).toMatchObject({ number: second })
  })

  it('without a payment are told, in no order', async () => {
    const { paid, register, tell, take } = await telling(stage)
    await register()
    await tell(null, paid, paid)

    expect([await take(), await take(), await take()]).toMatchObject([
      { payment: null },
      { payment: null },
      undefined,
    ])
  })
})

describeStore('a consumer', (stage) => {
  it('from now hears what comes after its registration', async () => {
    const { payment, paid, register, tell, take } = await telling(stage, 'now')
    const one = await payment()
    await tell(one, paid)
    await register()
    const [second] = await tell(one, paid)

    expect(await take()).toMatchObject({ number: second })
    expect(await take()).toBeUndefined()
  })

  it('from the beginning hears all, in order, and nothing before the old is there', async () => {
    const { store, consumer, payment, paid, failed, register, tell, take } = await telling(
      stage,
      'beginning',
    )
    const one = await payment()
    const old = [...(await tell(one, paid, failed)), ...(await tell(one, paid))]
    await register()
    const fresh = await tell(one, paid)
    expect(await take()).toBeUndefined()
    const backfill = () => backfillConsumer(store, { consumer, limit: 1 })
    let batches = 0
    while ((await backfill()) === 'more') batches += 1

    expect(batches).toBe(5) // one for each event, and one that finds no further for each type
    const heard: (number | undefined)[] = []
    for (const _ of [...old, ...fresh]) heard.push((await take())?.number)
    expect(heard).toEqual([...old, ...fresh])
    expect(await take()).toBeUndefined()
  })

  it('registered again stays as it was, and may hear of further types', async () => {
    const { payment, paid, failed, register, tell, take } = await telling(stage)
    await register([paid])
    await register([paid])
    const one = await payment()
    await tell(one, failed)
    await register([failed])
    const [second] = await tell(one, failed)

    expect(await take()).toMatchObject({ number: second })
    expect(await take()).toBeUndefined()
  })

  it.each(CHANGES)('that is registered while %s misses nothing', async (_, begin) => {
    const { store, consumer, payment, paid, register, take } = await telling(stage, 'beginning')
    if (store.database.kind === 'embedded') return // runs one transaction after another
    const one = await payment()
    const registerAndBackfill = async () => {
      await untilRegistered(register)
      while ((await backfillConsumer(store, { consumer, limit: 100 })) === 'more');
    }
    let registering: Promise<void> | undefined
    const [event] = await store.transaction(async (tx) => {
      const { key } = await begin(tx, one)
      const told = await insertEvents(tx, {
        events: [{ type: paid, payment: key, order: null, data: {} }],
      })
      const call = outside(registerAndBackfill)
      registering = call
      expect(await outside(() => waitsForLock(store.database, call))).toBe('waits')
      return told
    })
    await registering

    expect(await take()).toMatchObject({ number: event })
  })
})

/** A busy machine may take longer than the registration waits. */
async function untilRegistered(register: () => Promise<void>): Promise<void> {
  try {
    await register()
  } catch (error) {
    expect(error).toMatchObject({ problem: 'conflict' })
    await untilRegistered(register)
  }
}
