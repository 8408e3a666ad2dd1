import { money } from '@paystate/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Payments } from '../../src/index.ts'
import { madeElsewhere } from '../support/made-elsewhere.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const SEALED = '{"sealed":1,"key":"gone","data":"AAAA"}'

/** Where one row of a payment is sealed with a key that is missing. */
const PLACES = [
  ['an operation', 'operations', 'outcome', `payment = $1::bigint and kind = 'refund'`],
  ['what is pending', 'operations', 'pending', `payment = $1::bigint and kind = 'refund'`],
  ['a verdict', 'operations', 'verdict', `payment = $1::bigint and kind = 'refund'`],
  ['an attempt', 'attempts', 'ended', 'payment = $1::bigint'],
  ['evidence', 'evidence', 'observation', 'payment = $1::bigint'],
  ['an event', 'events', 'data', 'payment = $1::bigint'],
  ['a webhook', 'inbox', 'hints', 'payment = $1::bigint'],
] as const

/** A paid payment of which a refund is unknown, as the back office sees it, and where it is stored. */
async function shown(shop: Shop) {
  const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
  const { id, order, providerId = '' } = payment
  await shop.mollie.payer.pay(providerId)
  await shop.learnOf(id, providerId)
  shop.mollie.faults.next('create_refund', 'reset', { times: 50 })
  const refund = { id: shop.name('return'), payment: id, amount: money('EUR', 500) }
  await shop.payments.refund(refund)
  shop.mollie.faults.clear()
  const { rows } = await shop.database.query(
    'select key::integer as key from paystate.payments where id = $1',
    [id],
  )
  const key = z.tuple([z.object({ key: z.int() })]).parse(rows)[0].key
  return { id, order, key, refund: refund.id }
}

/** Seals one row meanwhile; other tests share the database. */
async function whileSealed<T>(
  { database }: Shop,
  { table, column, where, key }: { table: string; column: string; where: string; key: number },
  run: () => Promise<T>,
): Promise<T> {
  const stored = z.array(z.object({ place: z.string(), old: z.string().nullable() }))
  const places = `select ctid::text as place, ${column}::text as old from paystate.${table}`
  const [row] = stored.parse((await database.query(`${places} where ${where} limit 1`, [key])).rows)
  if (!row) throw new Error(`Nothing of it is in ${table}`)
  const set = (value: string | null, at: string) =>
    database.query(
      `update paystate.${table} set ${column} = $1::json where ctid = $2::tid
       returning ctid::text as place, null as old`,
      [value, at],
    )
  const [sealed] = stored.parse((await set(SEALED, row.place)).rows)
  try {
    return await run()
  } finally {
    await set(row.old, sealed?.place ?? '')
  }
}

/** Every read of a back office that names more than one thing. */
async function readAll(payments: Payments): Promise<void> {
  await payments.list({ limit: 200 })
  await payments.list({ unknown: true, limit: 200 })
  await payments.totals()
  await payments.unknownMoney()
  await payments.anomalies()
  await payments.providers()
  await payments.heldDeliveries()
  await payments.quarantine()
  await payments.check()
  await payments.compareRebuilt()
}

describe('a payment of which one row is sealed with a missing key', () => {
  let shop: Shop
  let payment: Awaited<ReturnType<typeof shown>>
  beforeAll(async () => {
    shop = await openShop()
    payment = await shown(shop)
  })

  it.each(PLACES)('is shown without %s, and with the rest', async (_, table, column, where) => {
    const { id, order, key, refund } = payment
    await whileSealed(shop, { table, column, where, key }, async () => {
      await readAll(shop.payments)
      const operations = await shop.payments.operations(id)
      const timeline = await shop.payments.timeline(id)
      const { payments } = await shop.payments.list({ order })

      expect(payments.map((one) => one.id)).toEqual([id])
      expect(operations.map((one) => one.kind)).toEqual(['create', 'refund'])
      if (table === 'operations') {
        expect(operations[1]).toMatchObject({
          id: refund,
          unknownSince: expect.any(String),
          result: { kind: 'sealed', state: 'unknown', why: expect.stringContaining('"gone"') },
        })
      }
      const isSealed = timeline.some(({ details }) => JSON.stringify(details).includes('"gone\\"'))
      expect(isSealed).toBe(table !== 'inbox')
    })
  })

  it('hides no other where it is sealed as a whole, and its operations are shown', async () => {
    const { id, order, key } = payment
    const place = { table: 'checkpoints', column: 'checkpoint', where: 'payment = $1::bigint', key }
    await whileSealed(shop, place, async () => {
      await readAll(shop.payments)

      expect(await shop.payments.list({ order })).toMatchObject({ payments: [], sealed: [{ id }] })
      expect(await shop.payments.operations(id)).toHaveLength(2)
      expect((await shop.payments.timeline(id)).length).toBeGreaterThan(3)
      await expect(shop.payments.get(id)).rejects.toMatchObject({ problem: 'sealed' })
    })
  })
})

it('an attempt that is sealed as a whole hides no other of its order', async () => {
  const shop = await openShop()
  const { id, order, key } = await shown(shop)
  const place = { table: 'checkpoints', column: 'checkpoint', where: 'payment = $1::bigint', key }
  const instance = shop.names.mollie
  const other = await shop.payments.adopt({ instance, id: await madeElsewhere(shop), order })
  const { reference } = await shop.payments.get(id)
  await whileSealed(shop, place, async () => {
    const found = await shop.payments.find({ order })

    expect(found.map((one) => one.id)).toEqual([other.id])
    await expect(shop.payments.find({ instance, reference })).rejects.toMatchObject({
      problem: 'sealed',
    })
  })
})

it('a sealed webhook in quarantine hides no other', async () => {
  const shop = await openShop()
  const instance = shop.names.mollie
  await shop.database.query(
    `insert into paystate.quarantine (instance, digest, reason, headers, body, received_at, called_at)
     values ($1, 'one', 'forged', $2::text::json, convert_to($2::text, 'UTF8'), now(), now()),
       ($1, 'two', 'forged', '{}', '', now(), now())`,
    [instance, SEALED],
  )
  const held = await shop.payments.quarantine({ instance })
  for (const { id } of held) await shop.payments.dropWebhook(id)

  expect(held).toHaveLength(2)
})
