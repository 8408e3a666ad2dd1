import { createSimulatorClock } from '@paystate/simulator'
import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  createPayments,
  type OpenedDatabase,
  openDatabase,
  type Payments,
} from '../../src/index.ts'
import { anOrder } from '../support/shop.ts'

const { fetch, clock } = createMollieSimulator({ clock: createSimulatorClock() })

let database: OpenedDatabase
beforeAll(async () => {
  database = await openDatabase('memory://')
})
afterAll(() => database.close())

function open(apiKey: string): Promise<Payments> {
  const { query, transaction } = database
  return createPayments({
    database: { query, transaction },
    providers: { mollie: { provider: 'mollie', apiKey } },
    load: (name) => import(name),
    fetch,
    clock,
  })
}

it('opens with a key that is refused, on a clock that stands still, and says so', async () => {
  const first = await open(DEFAULT_MOLLIE_KEY)
  await first.pay(anOrder('order_1'))
  const second = await open(`${DEFAULT_MOLLIE_KEY.slice(0, -4)}zzzz`)

  expect((await second.check()).providers).toMatchObject([
    { state: 'failed', warnings: [expect.stringContaining('key')] },
  ])
})

it('says nothing about a clock that was passed, and that no webhooks are configured', async () => {
  const payments = await open(DEFAULT_MOLLIE_KEY)
  const [mollie] = (await payments.check()).providers

  expect(mollie).toMatchObject({
    state: 'warned',
    warnings: [expect.stringContaining('webhookUrl')],
  })
})
