import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createShopPayment } from '../../src/payments/create-shop-payment.ts'
import type { ShopPayment } from '../../src/payments/shop-payment.ts'
import { changePayment } from '../../src/store/change-payment.ts'
import { createMemoryStore } from '../../src/store/create-memory-store.ts'
import { createPaymentStore } from '../../src/store/create-payment-store.ts'
import type { PaymentStore } from '../../src/store/payment-store.ts'
import { anOrder } from '../support/open-shop.ts'

const directory = mkdtempSync(join(tmpdir(), 'paystate-store-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const account = { provider: 'fake', mode: 'test', id: 'a', credential: 'b' } as const
let count = 0

function aPayment(order = anOrder(), attempt = 1): ShopPayment {
  count += 1
  return createShopPayment(order, { reference: `ref_${count}`, attempt, account })
}

describe.each([
  ['in memory', async () => createMemoryStore()],
  ['in a directory', () => createPaymentStore(directory)],
])('a payment store %s', (_, open) => {
  let store: PaymentStore
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  async function saved(payment: ShopPayment): Promise<ShopPayment> {
    const kept = await store.save(payment)
    if (kept === 'stale') throw new Error('It was not kept.')
    return kept
  }

  it('gives back what was saved', async () => {
    const payment = await saved(aPayment())

    expect(await store.find(payment.reference)).toEqual(payment)
    expect(payment.revision).toBe(1)
  })

  it('takes each attempt of an order once', async () => {
    const order = anOrder()
    await saved(aPayment(order))

    expect(await store.save(aPayment(order))).toBe('stale')
    expect(await store.save(aPayment(order, 2))).not.toBe('stale')
    expect(await store.list({ order: order.reference })).toHaveLength(2)
  })

  it('does not take a change that is based on an older revision', async () => {
    const first = await saved(aPayment())
    await saved({ ...first, attempt: 1 })

    expect(await store.save(first)).toBe('stale')
  })

  it('loses no change when many come at once', async () => {
    const { reference } = await saved(aPayment())
    const line = { at: '2026-01-15T12:00:00Z', by: 'shop', tone: 'plain', text: 'x' } as const
    await Promise.all(
      Array.from({ length: 20 }, () =>
        changePayment(store, reference, (kept) => ({ ...kept, story: [...kept.story, line] })),
      ),
    )

    expect((await store.find(reference))?.story).toHaveLength(20)
  })

  it('finds what is due, and nothing that rests', async () => {
    const reading = { due: '2026-01-15T12:00:00.500Z', reads: 0, calls: 0 }
    const { reference } = await saved({ ...aPayment(), reading })
    await saved(aPayment())
    const references = async (dueBy: string) =>
      (await store.list({ dueBy })).map((payment) => payment.reference)

    expect(await references('2026-01-15T12:00:00Z')).toEqual([])
    expect(await references('2026-01-15T12:00:01Z')).toEqual([reference])
  })

  it('finds what one run of the simulator knows', async () => {
    const { reference } = await saved({ ...aPayment(), simulation: 'run_1' })
    await saved({ ...aPayment(), simulation: 'run_2' })
    const found = await store.list({ simulation: 'run_1' })

    expect(found.map((payment) => payment.reference)).toEqual([reference])
  })

  it('finds a payment by the provider’s id', async () => {
    const payment = aPayment()
    const { record } = payment
    const named = { ...record, payment: { ...record.payment, id: `tr_${payment.reference}` } }
    await saved({ ...payment, record: named })
    const found = await store.list({ id: `tr_${payment.reference}` })

    expect(found.map(({ reference }) => reference)).toEqual([payment.reference])
  })

  it('tells watchers of each save until they stop', async () => {
    const seen: number[] = []
    const stop = store.watch(({ revision }) => seen.push(revision))
    const payment = await saved(aPayment())
    stop()
    await saved(payment)

    expect(seen).toEqual([1])
  })

  it('keeps text apart from SQL', async () => {
    const name = "'; drop table payments; --"
    const order = anOrder({ reference: name, description: name })
    const payment = await saved(aPayment(order))

    expect((await store.list({ order: name }))[0]).toEqual(payment)
  })
})

it('forgets nothing when it is closed and opened again', async () => {
  const before = await createPaymentStore(directory)
  const payment = await before.save(aPayment())
  await before.close()
  const after = await createPaymentStore(directory)
  const kept = await after.list()
  await after.close()

  expect(kept).toContainEqual(payment)
})
