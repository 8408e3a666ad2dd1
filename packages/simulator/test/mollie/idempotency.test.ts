import { expect, it } from 'vitest'
import { connected, eur, idOf, PAYMENT, request } from './connected.ts'

const MINUTE = 60_000
const again = { idempotencyKey: 'order-1' }

it('answers a repeated key with the first answer, and says so', async () => {
  const { create, mollie } = connected()
  const first = await create({}, again)
  await mollie.payer.pay(idOf(first))
  const second = await create({}, again)
  expect(second.text).toBe(first.text)
  expect(second.status).toBe(201)
  expect(first.headers.get('idempotent-replayed')).toBeNull()
  expect(second.headers.get('idempotent-replayed')).toBe('true')
  expect(mollie.ledger.paymentsOf('order-1')).toEqual([idOf(first)])
})

it('forgets a key after an hour', async () => {
  const { create, mollie } = connected()
  const first = await create({}, again)
  await mollie.clock.advance(60 * MINUTE - 1)
  expect(idOf(await create({}, again))).toBe(idOf(first))
  await mollie.clock.advance(1)
  expect(idOf(await create({}, again))).not.toBe(idOf(first))
  expect(mollie.ledger.paymentsOf('order-1')).toHaveLength(2)
})

it('refuses a key with another body', async () => {
  const { create } = connected()
  await create({}, again)
  expect((await create({ description: 'Order 2' }, again)).body).toMatchObject({
    status: 400,
    title: 'Bad Request',
  })
})

it('refuses a key at another endpoint, also with the same body', async () => {
  const { paid, call } = connected()
  const refund = async () =>
    call('POST', `/payments/${await paid()}/refunds`, { body: { amount: eur('1.00') }, ...again })
  expect((await refund()).status).toBe(201)
  expect((await refund()).status).toBe(400)
})

it('refuses a key whose first request is still running, until its caller leaves', async () => {
  const { create, mollie } = connected()
  mollie.faults.next('create_payment', 'stall_before_applying')
  const controller = new AbortController()
  const asked = request('POST', '/payments', { body: PAYMENT, ...again })
  const running = mollie.fetch(new Request(asked, { signal: controller.signal }))
  const seen = expect(running).rejects.toThrow()
  await Promise.resolve()
  await new Promise(setImmediate)
  expect((await create({}, again)).body).toMatchObject({ status: 409, title: 'Conflict' })
  controller.abort()
  await seen
  expect((await create({}, again)).status).toBe(201)
  expect(mollie.ledger.paymentsOf('order-1')).toHaveLength(1)
})

it('keeps the keys of two API keys apart', async () => {
  const { create } = connected({ keys: ['test_one', 'test_two'] })
  const first = await create({}, { ...again, key: 'test_one' })
  const second = await create({}, { ...again, key: 'test_two' })
  expect(idOf(second)).not.toBe(idOf(first))
})

it('ignores a key on DELETE', async () => {
  const { paid, call } = connected()
  const id = await paid()
  for (const value of ['1.00', '2.00']) {
    const refund = await call('POST', `/payments/${id}/refunds`, { body: { amount: eur(value) } })
    const path = `/payments/${id}/refunds/${idOf(refund)}`
    expect((await call('DELETE', path, { body: {}, ...again })).status).toBe(204)
  }
})

it('frees the key of a request that was refused', async () => {
  const { create } = connected()
  expect((await create({ description: '' }, again)).status).toBe(422)
  expect((await create({}, again)).status).toBe(201)
})
