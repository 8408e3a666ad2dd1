import { type AdapterEvent, instantOf } from '@paystate/core'
import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { expect, it } from 'vitest'
import { createPayments } from '../../src/index.ts'
import { anOrder } from '../support/shop.ts'

const providers = { mollie: { provider: 'mollie', apiKey: DEFAULT_MOLLIE_KEY } }
const load = (name: string) => import(name)

it('hands its observer to the adapters, which report each attempt without its contents', async () => {
  const seen: AdapterEvent[] = []
  const { fetch, clock } = createMollieSimulator()
  const observe = (event: AdapterEvent) => void seen.push(event)
  const options = { database: 'memory://', providers, load, fetch, clock, observe }
  const payments = await createPayments(options)
  await payments.pay(anOrder('order_1'))
  await payments.close()

  expect(seen).toContainEqual(
    expect.objectContaining({ type: 'attempt', operation: 'create_payment', end: 'answered' }),
  )
})

it.each([
  ['webhookURL', 1, 'options.webhookURL', 'perhaps `webhookUrl` is meant'],
  ['onproblem', () => {}, 'options.onproblem', 'perhaps `onProblem` is meant'],
  ['settings', { leaseMS: 1 }, 'options.settings.leaseMS', 'perhaps `leaseMs` is meant'],
  ['settings', { leaseMs: '120000' }, 'options.settings.leaseMs', 'must be a number'],
])('refuses the unknown option %s before anything is opened', async (name, value, path, hint) => {
  const opened: string[] = []
  const database = {
    query: async (text: string) => {
      opened.push(text)
      return { rows: [] }
    },
    transaction: () => Promise.reject(new Error('It was opened.')),
  }
  const options = Object.assign({ database, providers, load }, { [name]: value })

  await expect(createPayments(options)).rejects.toMatchObject({
    code: 'invalid_configuration',
    issues: [{ path, message: expect.stringContaining(hint) }],
  })
  expect(opened).toEqual([])
})

it('hands its proxy to the adapters, which refuse one that is no address', async () => {
  const options = { database: 'memory://', providers, load, proxy: 'no address' }

  await expect(createPayments(options)).rejects.toMatchObject({ code: 'invalid_configuration' })
})

it.each([
  [
    'throws',
    () => {
      throw new Error('no log')
    },
  ],
  ['rejects', () => Promise.reject(new Error('no log'))],
])('goes on with its work where onProblem %s', async (_how, onProblem) => {
  const { fetch, clock, payer } = createMollieSimulator()
  const now = () => instantOf(clock.now())
  const options = { database: 'memory://', providers, load, fetch, clock, now, onProblem }
  const payments = await createPayments(options)
  const paid: string[] = []
  const failing = () => Promise.reject(new Error('no stock'))
  const counting = async ({ order }: { readonly order: string }) => void paid.push(order)
  await payments.consumer('a failing one', { from: 'now', on: { 'order.paid': failing } })
  await payments.consumer('one that counts', { from: 'now', on: { 'order.paid': counting } })
  const { payment } = await payments.pay(anOrder('order_1'))
  await payer.pay(payment.providerId ?? '')
  await payments.get(payment.id, { fresh: true })

  await payments.work({ forMs: 0 })
  await payments.close()

  expect(paid).toEqual(['order_1'])
})
