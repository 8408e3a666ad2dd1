import { expect, it } from 'vitest'
import { createMollieSimulator } from '../../src/mollie.ts'
import { connected, idOf } from './connected.ts'

it('takes its time on the clock, and refuses the key of a request that is still running', async () => {
  const { create, mollie } = connected({ latency: 300 })
  const again = { idempotencyKey: 'order-1' }
  const first = create({}, again)
  await new Promise(setImmediate)
  expect((await create({}, again)).body).toMatchObject({ status: 409, title: 'Conflict' })
  expect(mollie.ledger.entries()).toEqual([])
  await mollie.clock.advance(300)
  expect((await first).status).toBe(201)
  expect(mollie.ledger.paymentsOf('order-1')).toHaveLength(1)
})

it('offers only the methods that are enabled', async () => {
  const { create, call, mollie } = connected({ methods: ['paypal'] })
  expect((await call('GET', '/methods')).body.count).toBe(1)
  expect((await create({ method: 'ideal' })).body.detail).toBe('No suitable payment methods found')
  const id = idOf(await create())
  await mollie.payer.pay(id)
  expect((await call('GET', `/payments/${id}`)).body.method).toBe('paypal')
  await expect(async () => mollie.payer.pay(id)).rejects.toThrow(`${id} is paid`)
})

it('points its links to where it is told to', async () => {
  const { create } = connected({ baseUrl: 'https://provider.example/' })
  const created = await create()
  expect(created.body._links).toMatchObject({
    checkout: { href: `https://provider.example/checkout/${idOf(created)}` },
  })
})

it('refuses a key that is none of Mollie’s', () => {
  expect(() => createMollieSimulator({ keys: ['secret'] })).toThrow(
    'A Mollie API key begins with test_ or live_',
  )
})

it('lets several simulators live beside each other', async () => {
  const [one, other] = [connected(), connected({ seed: 2 })]
  const id = idOf(await one.create())
  expect((await other.call('GET', `/payments/${id}`)).status).toBe(404)
})

it.each([
  { does: 'pay a payment of nobody', act: 'pay', id: 'tr_none' },
  { does: 'confirm a payment of nobody', act: 'confirm', id: 'tr_none' },
  { does: 'fail a refund of nobody', act: 'failRefund', id: 're_none' },
  { does: 'fail a capture of nobody', act: 'failCapture', id: 'cpt_none' },
  { does: 'win back a chargeback of nobody', act: 'reverseChargeback', id: 'chb_none' },
] as const)('rejects to $does', async ({ act, id }) => {
  const { mollie } = connected()
  const run = act === 'pay' ? mollie.payer.pay(id) : mollie.bank[act](id)
  await expect(run).rejects.toThrow(RangeError)
})

it('tells the rate limit with every answer, also with a refusal', async () => {
  const { call, create } = connected()
  for (const { headers } of [await create(), await create({ amount: 1 })]) {
    expect(headers.get('ratelimit-policy')).toBe('"post-v2-payments";q=20;w=3;mollie-burst=60')
    expect(headers.get('ratelimit')).toBe('"post-v2-payments";r=15;t=2;mollie-burst=60')
    expect(headers.get('retry-after')).toBeNull()
  }
  const list = await call('GET', '/payments')
  expect(list.headers.get('ratelimit-policy')).toContain('"get-v2-payments"')
  const nowhere = await call('GET', '/nowhere')
  expect(nowhere.headers.get('ratelimit-policy')).toContain('"v2"')
})

it('tells the rate limit that it is given', async () => {
  const limit = { quota: 5, window: 1, burst: 6, remaining: 0, reset: 4 }
  const { create } = connected({ rateLimit: limit })
  const { headers } = await create()
  expect(headers.get('ratelimit-policy')).toBe('"post-v2-payments";q=5;w=1;mollie-burst=6')
  expect(headers.get('ratelimit')).toBe('"post-v2-payments";r=0;t=4;mollie-burst=6')
  expect(() => createMollieSimulator({ rateLimit: { quota: 0.5 } })).toThrow('rateLimit: quota')
})

it('offers to charge back what is left, and says when nothing is', async () => {
  const { mollie, paid } = connected()
  const id = await paid()
  const offered = () => mollie.actionsOf(id).map(({ name }) => name)
  expect(offered()).toContain('charge_back')
  await mollie.bank.chargeBack(id)
  expect(offered()).not.toContain('charge_back')
  await expect(mollie.bank.chargeBack(id)).rejects.toThrow(
    `No more than EUR 0.00 can be charged back of ${id}`,
  )
})
