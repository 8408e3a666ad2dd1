import { expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/index.ts'
import { createWatchUnknown } from '../../src/policies/watch-unknown.ts'
import { anomaliesOf } from '../support/anomalies.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** As many as one pass looks at. */
const SEALED = 50
/** Other tests may have left something unknown in the database that they share. */
const PASSES = 8

it('what is unknown for too long is told, however many are sealed with a key that is missing', async () => {
  const shop = await openShop()
  const { store, clock, mollie } = shop
  const settings = { ...DEFAULT_SETTINGS, unknownOverdueMs: 60_000 }
  const names = await payUnopenable(shop)
  mollie.faults.next('*', 'drop_answer', { times: 1_000 })
  const order = shop.name('order')
  await shop.payments.pay(anOrder(order))
  await clock.advance(61_000)
  const watch = createWatchUnknown({ store, settings })

  const failures: unknown[] = []
  for (let pass = 0; pass < PASSES; pass += 1) {
    await watch().catch((error: unknown) => failures.push(error))
  }
  const anomalies = await anomaliesOf(shop, order)
  await forget(shop, names)

  expect(anomalies).toMatchObject([{ kind: 'unknown_overdue' }])
  expect(failures.length).toBeGreaterThan(1)
  expect(failures).toContainEqual(expect.objectContaining({ problem: 'sealed' }))
})

/** Payments whose creation is unknown, and whose checkpoint was sealed with another key. */
async function payUnopenable({ store, names, clock, name }: Shop): Promise<string> {
  const order = name('sealed')
  const since = new Date(clock.now()).toISOString()
  await store.query(
    `insert into paystate.orders (id, currency, amount, created_at) values ($1, 'EUR', 1050, $2::timestamptz)`,
    [order, since],
  )
  await store.query(
    `insert into paystate.payments
       (id, order_id, attempt, instance, reference, standing, status, currency, requested, created_at, changed_at)
     select $1 || n, $1, n, $2, $1 || n, 'live', 'processing', 'EUR', 1050, $3::timestamptz, $3::timestamptz
     from generate_series(1, $4::integer) as n`,
    [order, names.mollie, since, SEALED],
  )
  await store.query(
    `insert into paystate.checkpoints (payment, through, checkpoint, stored_at)
     select key, 0, '{"sealed":1,"key":"gone","data":"AAAA"}', $2::timestamptz
     from paystate.payments where order_id = $1`,
    [order, since],
  )
  await store.query(
    `insert into paystate.operations
       (kind, id, payment, compared, amount, state, created_at, changed_at, unknown_since)
     select 'create', id, key, '{}', 1050, 'unknown', created_at, created_at, created_at
     from paystate.payments where order_id = $1`,
    [order],
  )
  return order
}

/** Other tests share the database. */
async function forget({ store }: Shop, order: string): Promise<void> {
  const theirs = '(select key from paystate.payments where order_id = $1)'
  await store.query(`delete from paystate.operations where payment in ${theirs}`, [order])
  await store.query(`delete from paystate.checkpoints where payment in ${theirs}`, [order])
  await store.query('delete from paystate.payments where order_id = $1', [order])
  await store.query('delete from paystate.orders where id = $1', [order])
}
