import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { beforeAll, expect, it } from 'vitest'
import { createPayments, type Payments } from '../../src/index.ts'
import { anOrder } from '../support/shop.ts'

const { fetch, clock, requests } = createMollieSimulator()

let payments: Payments
let names: readonly string[]
let sent: number
beforeAll(async () => {
  payments = await createPayments({
    database: 'memory://',
    providers: { mollie: { provider: 'mollie', apiKey: DEFAULT_MOLLIE_KEY } },
    load: (name) => import(name),
    fetch,
    clock,
  })
  names = Object.keys(payments).filter((name) => name !== 'close' && name !== 'stop')
  await payments.close()
  sent = requests.entries().length
})

it('refuses to pay once it is closed: nothing is stored or sent', async () => {
  await expect(payments.pay(anOrder('order_1'))).rejects.toThrow(
    'This engine is closed, and `pay` was called after that. Nothing was stored or sent, so no money has moved. Open it again with createPayments, and call close() only when the process ends.',
  )
  expect(requests.entries()).toHaveLength(sent)
})

it('refuses every other call as well', async () => {
  expect(names).toContain('start')
  for (const name of names) {
    const called: Promise<unknown> = Reflect.apply(Reflect.get(payments, name), payments, [])
    await expect(called, name).rejects.toMatchObject({ problem: 'closed' })
  }
})

it('may be closed and stopped again', async () => {
  await expect(payments.close()).resolves.toBeUndefined()
  await expect(payments.stop()).resolves.toBe('stopped')
})
