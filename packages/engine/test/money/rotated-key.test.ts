import { instantOf, money } from '@paystate/core'
import { createSimulatorClock } from '@paystate/simulator'
import { createMollieSimulator } from '@paystate/simulator/mollie'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPayments } from '../../src/index.ts'
import { type OpenedDatabase, openDatabase } from '../../src/store/database/open-database.ts'
import { asClient } from '../support/as-client.ts'
import { anOrder } from '../support/shop.ts'

const OLD = 'test_oldkey0123456789012345678901'
const ROTATED = 'test_newkey0123456789012345678901'

let database: OpenedDatabase
beforeAll(async () => {
  database = await openDatabase('memory://')
})
afterAll(() => database.close())

it('goes on under a rotated key of an account that has no name but its key', async () => {
  const clock = createSimulatorClock()
  const keys = [OLD, ROTATED].map((key) => ({ key, profileId: 'pfl_ours' }))
  const mollie = createMollieSimulator({ clock, keys })
  const start = (apiKey: string) =>
    createPayments({
      database: { query: database.query, transaction: database.transaction },
      providers: { mollie: { provider: 'mollie', apiKey, baseUrl: 'https://api.mollie.test' } },
      load: (name) => import(name),
      fetch: mollie.fetch,
      clock,
      now: () => instantOf(clock.now()),
    })
  const before = await start(OLD)
  const paid = async (order: string, differs: Parameters<typeof anOrder>[1] = {}) => {
    const { payment } = await before.pay(anOrder(order, differs))
    await mollie.payer.pay(payment.providerId ?? '')
    await before.get(payment.id, { fresh: true })
    return payment.id
  }
  const amount = money('EUR', 100)
  const direct = { id: 'direct', payment: await paid('direct'), amount }
  const unsent = { id: 'unsent', payment: await paid('unsent'), amount }
  const lost = { id: 'lost', payment: await paid('lost'), amount }
  const capture = { id: 'capture', payment: await paid('capture', { capture: 'manual' }), amount }
  await database.transaction((tx) => before.refund(unsent, { tx: asClient(tx) }))
  await database.transaction((tx) => before.capture(capture, { tx: asClient(tx) }))
  mollie.faults.next('create_refund', 'drop_answer', { times: 9 })
  const { operation } = await before.refund(lost)
  mollie.faults.clear()
  await before.stop()

  const after = await start(ROTATED)
  const now = await after.refund(direct)
  await clock.advance(60_000)
  while ((await after.work({ forMs: 0 })) > 0);
  const outcomes = [
    await after.refund(unsent),
    await after.refund(lost),
    await after.capture(capture),
  ]

  expect(operation.kind).toBe('unknown')
  expect(now.operation.kind).toBe('applied')
  expect(outcomes.map((outcome) => outcome.operation.kind)).toEqual([
    'applied',
    'applied',
    'applied',
  ])
  for (const { payment } of [direct, unsent, lost]) {
    const { providerId = '' } = await after.get(payment)
    expect(mollie.ledger.refundsOf(providerId)).toHaveLength(1)
  }
})
