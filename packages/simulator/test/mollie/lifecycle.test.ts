import { expect, it } from 'vitest'
import { connected, eur, idOf, LINES } from './connected.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

it('creates an open payment with a checkout link', async () => {
  const { create, mollie } = connected()
  const created = await create()
  expect(created.status).toBe(201)
  expect(created.headers.get('content-type')).toBe('application/hal+json')
  expect(created.body).toMatchObject({
    resource: 'payment',
    mode: 'test',
    status: 'open',
    method: null,
    amount: eur('10.00'),
    createdAt: '2026-01-15T12:00:00+00:00',
    expiresAt: '2026-01-15T12:15:00+00:00',
    isCancelable: false,
    sequenceType: 'oneoff',
    _links: {
      checkout: { href: `https://api.mollie.test/checkout/${idOf(created)}`, type: 'text/html' },
      self: {
        href: `https://api.mollie.test/v2/payments/${idOf(created)}`,
        type: 'application/hal+json',
      },
    },
  })
  expect(mollie.ledger.entries(idOf(created))).toMatchObject([{ kind: 'created' }])
})

it('shows a paid payment with its time, its money and no checkout link', async () => {
  const { call, paid, mollie } = connected()
  const id = await paid()
  const { body } = await call('GET', `/payments/${id}`)
  expect(body).toMatchObject({
    status: 'paid',
    method: 'ideal',
    paidAt: '2026-01-15T12:00:00+00:00',
    amountRefunded: eur('0.00'),
    amountRemaining: eur('10.00'),
  })
  expect(body).not.toHaveProperty('isCancelable')
  expect(body).not.toHaveProperty('expiresAt')
  expect(body._links).not.toHaveProperty('checkout')
  expect(mollie.ledger.capturedOf(id)).toBe(1000)
})

it.each([
  { status: 'failed', act: 'fail', time: 'failedAt' },
  { status: 'canceled', act: 'cancel', time: 'canceledAt' },
] as const)('ends as $status when the payer does so', async ({ status, act, time }) => {
  const { mollie, create, call } = connected()
  const id = idOf(await create())
  await mollie.payer[act](id)
  const { body } = await call('GET', `/payments/${id}`)
  expect(body).toMatchObject({ status, [time]: '2026-01-15T12:00:00+00:00' })
  expect(mollie.ledger.capturedOf(id)).toBe(0)
})

it('leaves the payment open when the payer leaves', async () => {
  const { mollie, create, call } = connected()
  const id = idOf(await create())
  await mollie.payer.leave(id)
  expect((await call('GET', `/payments/${id}`)).body.status).toBe('open')
})

it.each([
  { method: undefined, minutes: 15 },
  { method: 'ideal', minutes: 15 },
  { method: 'creditcard', minutes: 30 },
  { method: 'mybank', minutes: 45 },
  { method: 'bancontact', minutes: 60 },
  { method: 'voucher', minutes: 120 },
  { method: 'paypal', minutes: 72 * 60 },
  { method: 'klarna', minutes: 48 * 60 },
])('expires $method after $minutes minutes', async ({ method, minutes }) => {
  const { mollie, create, call } = connected()
  const id = idOf(await create(method ? { method, lines: LINES } : {}))
  await mollie.clock.advance(minutes * MINUTE - 1)
  expect((await call('GET', `/payments/${id}`)).body.status).toBe('open')
  await mollie.clock.advance(1)
  const { body } = await call('GET', `/payments/${id}`)
  expect(body.status).toBe('expired')
  expect(body).toHaveProperty('expiredAt')
})

it('authorizes with manual capture, and is paid once the amount is captured', async () => {
  const { mollie, create, call } = connected()
  const id = idOf(await create({ captureMode: 'manual', method: 'creditcard' }))
  await mollie.payer.pay(id)
  expect((await call('GET', `/payments/${id}`)).body).toMatchObject({
    status: 'authorized',
    amountCaptured: eur('0.00'),
    captureBefore: '2026-01-22T12:00:00+00:00',
  })
  expect(mollie.ledger.capturedOf(id)).toBe(0)
  const captured = await call('POST', `/payments/${id}/captures`, { body: {} })
  expect(captured).toMatchObject({
    status: 201,
    body: { status: 'succeeded', amount: eur('10.00') },
  })
  expect((await call('GET', `/payments/${id}`)).body).toMatchObject({
    status: 'paid',
    amountCaptured: eur('10.00'),
  })
  expect(mollie.ledger.capturedOf(id)).toBe(1000)
})

it('moves a refund from pending over processing to refunded by the clock', async () => {
  const { mollie, paid, call } = connected()
  const id = await paid()
  const refund = await call('POST', `/payments/${id}/refunds`, { body: { amount: eur('4.00') } })
  expect(refund).toMatchObject({ status: 201, body: { status: 'pending', paymentId: id } })
  const path = `/payments/${id}/refunds/${idOf(refund)}`
  expect((await call('GET', `/payments/${id}`)).body).toMatchObject({
    amountRefunded: eur('0.00'),
    amountRemaining: eur('6.00'),
  })
  await mollie.clock.advance(2 * HOUR)
  expect((await call('GET', path)).body.status).toBe('processing')
  await mollie.clock.advance(2 * HOUR)
  expect((await call('GET', path)).body.status).toBe('refunded')
  expect(mollie.ledger.refundedOf(id)).toBe(400)
  expect((await call('GET', `/payments/${id}`)).body).toMatchObject({
    status: 'paid',
    amountRefunded: eur('4.00'),
  })
})
