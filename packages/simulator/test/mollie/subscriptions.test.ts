import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { connected, eur, idOf } from './connected.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const URL_OF_SHOP = 'http://127.0.0.1:9/events'

function signed(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

/** A merchant that subscribed to everything, and keeps what it is sent. */
function subscribed(eventTypes?: readonly string[]) {
  const received: { body: string; signatures: string[]; type: string }[] = []
  const side = { status: 200 }
  const deliver = async (request: Request) => {
    const body = await request.text()
    const header = request.headers.get('x-mollie-signature')
    const signatures = header === null ? [] : header.split(', ')
    received.push({ body, signatures, type: request.headers.get('content-type') ?? '' })
    return new Response(null, { status: side.status })
  }
  const connection = connected({ deliver, tokens: ['access_organization'] })
  const subscription = connection.mollie.subscriptions.subscribe({
    url: URL_OF_SHOP,
    ...(eventTypes && { eventTypes }),
  })
  const paid = () => connection.paid({ webhookUrl: undefined })
  return { ...connection, paid, side, received, subscription }
}

it('sends the whole object, signed over the exact bytes', async () => {
  const { paid, received, subscription } = subscribed()
  const id = await paid()
  expect(received).toHaveLength(1)
  const [message] = received
  expect(message?.type).toBe('application/json')
  expect(message?.signatures).toEqual([signed(message?.body ?? '', subscription.secret)])
  expect(JSON.parse(message?.body ?? '')).toMatchObject({
    resource: 'event',
    id: expect.stringMatching(/^event_/),
    type: 'payment.paid',
    entityId: id,
    createdAt: '2026-01-15T12:00:00+00:00',
    _embedded: { entity: { resource: 'payment', id, status: 'paid' } },
    _links: { entity: { href: `https://api.mollie.test/v2/payments/${id}` } },
  })
})

it('tells of pending payments and of every step of a refund, unlike the classic webhook', async () => {
  const { create, call, mollie, received } = subscribed()
  const id = idOf(await create({ method: 'banktransfer', webhookUrl: undefined }))
  await mollie.payer.startPaying(id)
  await mollie.bank.confirm(id)
  const refund = await call('POST', `/payments/${id}/refunds`, { body: { amount: eur('1.00') } })
  await mollie.clock.advance(4 * HOUR)
  const events = received.map(({ body }) => JSON.parse(body))
  expect(events.map(({ type }) => type)).toEqual([
    'payment.pending',
    'payment.paid',
    'refund.pending',
    'refund.processing',
    'refund.refunded',
  ])
  expect(events.at(-1)).toMatchObject({
    entityId: idOf(refund),
    _embedded: { entity: { resource: 'refund', status: 'refunded' } },
    _links: {
      entity: { href: `https://api.mollie.test/v2/payments/${id}/refunds/${idOf(refund)}` },
    },
  })
})

it('sends only the events that were subscribed to', async () => {
  const { paid, mollie, received } = subscribed(['chargeback.received'])
  await mollie.bank.chargeBack(await paid())
  expect(received.map(({ body }) => JSON.parse(body).type)).toEqual(['chargeback.received'])
})

it('sends two signatures for 24 hours after a roll of the secret, and one again after', async () => {
  const { paid, mollie, received, subscription } = subscribed()
  const secret = mollie.subscriptions.rollSecret(subscription.id)
  await paid()
  await mollie.clock.advance(DAY - 1)
  await paid()
  for (const { body, signatures } of received) {
    expect(signatures).toEqual([signed(body, secret), signed(body, subscription.secret)])
  }
  await mollie.clock.advance(1)
  received.length = 0
  await paid()
  expect(received[0]?.signatures).toEqual([signed(received[0]?.body ?? '', secret)])
})

it('signs with an old key', async () => {
  const { paid, mollie, received, subscription } = subscribed()
  const secret = mollie.subscriptions.rollSecret(subscription.id)
  await mollie.clock.advance(2 * DAY)
  mollie.webhooks.faults.next({ kind: 'old_key' })
  await paid()
  const [message] = received
  expect(message?.signatures).toEqual([signed(message?.body ?? '', subscription.secret)])
  expect(message?.signatures).not.toContain(signed(message?.body ?? '', secret))
})

it('sends a forged message, signed with a secret of nobody', async () => {
  const { paid, mollie, received, subscription } = subscribed()
  mollie.webhooks.faults.next({ kind: 'forged' })
  await paid()
  const isTrue = received.map(({ body, signatures }) =>
    signatures.includes(signed(body, subscription.secret)),
  )
  expect(isTrue).toEqual([false, true])
})

it('blocks a webhook whose messages are refused for 26 hours', async () => {
  const { paid, mollie, received, subscription, side } = subscribed()
  side.status = 500
  await paid()
  await mollie.clock.advance(26 * HOUR)
  expect(received).toHaveLength(10)
  expect(mollie.subscriptions.statusOf(subscription.id)).toBe('blocked')
  await paid()
  expect(received).toHaveLength(10)
})

it('keeps test events from webhooks of the live mode', async () => {
  const received: string[] = []
  const deliver = (request: Request) => {
    received.push(request.url)
    return Promise.resolve(new Response())
  }
  const { paid, mollie } = connected({ deliver })
  mollie.subscriptions.subscribe({ url: URL_OF_SHOP, mode: 'live' })
  await paid({ webhookUrl: undefined })
  expect(received).toEqual([])
})

it('is set up by an access token, which sees the secret once', async () => {
  const { call, received, create, mollie } = subscribed(['payment.expired'])
  const token = { key: 'access_organization' }
  const body = { name: 'Shop', url: URL_OF_SHOP, eventTypes: 'payment.paid', testmode: true }
  const created = await call('POST', '/webhooks', { ...token, body })
  expect(created).toMatchObject({
    status: 201,
    body: { resource: 'webhook', status: 'enabled', mode: 'test', eventTypes: ['payment.paid'] },
  })
  const path = `/webhooks/${idOf(created)}`
  const seen = await call('GET', `${path}?testmode=true`, token)
  expect(seen.body).not.toHaveProperty('webhookSecret')
  await mollie.payer.pay(idOf(await create({ webhookUrl: undefined })))
  const [message] = received
  expect(message?.signatures).toEqual([
    signed(message?.body ?? '', String(created.body.webhookSecret)),
  ])
  const event = JSON.parse(message?.body ?? '')
  expect((await call('GET', `/events/${event.id}?testmode=true`, token)).body).toEqual(event)
  const third = await call('POST', '/webhooks', { ...token, body })
  expect(third.status).toBe(422)
  const renamed = { name: 'Other', testmode: true }
  expect((await call('PATCH', path, { ...token, body: renamed })).body.name).toBe('Other')
  expect((await call('GET', '/webhooks?testmode=true', token)).body.count).toBe(2)
  const testmode = { testmode: true }
  expect((await call('POST', `${path}/ping`, { ...token, body: testmode })).status).toBe(202)
  expect((await call('DELETE', path, { ...token, body: testmode })).status).toBe(204)
  expect((await call('GET', `${path}?testmode=true`, token)).status).toBe(404)
})

it('sends a signed ping event to the URL, whatever the webhook subscribed to', async () => {
  const { call, mollie, received, subscription } = subscribed(['chargeback.received'])
  const asked = { key: 'access_organization', body: { testmode: true } }
  const { id } = subscription
  expect((await call('POST', `/webhooks/${id}/ping`, asked)).status).toBe(202)
  await mollie.clock.advance(0)
  expect(received).toHaveLength(1)
  const [message] = received
  expect(message?.signatures).toEqual([signed(message?.body ?? '', subscription.secret)])
  const event = JSON.parse(message?.body ?? '')
  expect(event).toMatchObject({
    resource: 'event',
    type: 'hook.ping',
    entityId: id,
    _embedded: { entity: { resource: 'webhook', id } },
    _links: { entity: { href: `https://api.mollie.test/v2/webhooks/${id}` } },
  })
  const path = `/events/${event.id}?testmode=true`
  expect((await call('GET', path, { key: asked.key })).body).toEqual(event)
  expect(mollie.webhooks.deliveries(id)).toMatchObject([{ event: 'hook.ping', state: 'accepted' }])
})

it('stops pinging a webhook that is deleted', async () => {
  const { call, mollie, received, subscription, side } = subscribed()
  side.status = 500
  const asked = { key: 'access_organization', body: { testmode: true } }
  await call('POST', `/webhooks/${subscription.id}/ping`, asked)
  await mollie.clock.advance(0)
  await call('DELETE', `/webhooks/${subscription.id}`, asked)
  await mollie.clock.advance(DAY)
  expect(received).toHaveLength(1)
})

it('is not set up by an API key', async () => {
  const { call } = subscribed()
  const body = { name: 'Shop', url: URL_OF_SHOP, eventTypes: '*' }
  expect((await call('POST', '/webhooks', { body })).body).toMatchObject({ title: 'Forbidden' })
})

it.each([
  { eventTypes: 'payment.made' },
  { eventTypes: undefined },
  { url: 'shop' },
  { name: undefined },
])('refuses a webhook with %o', async (more) => {
  const { call } = subscribed()
  const body = { name: 'Shop', url: URL_OF_SHOP, eventTypes: '*', testmode: true, ...more }
  const created = await call('POST', '/webhooks', { key: 'access_organization', body })
  expect(created.body).toMatchObject({ status: 422, field: Object.keys(more)[0] })
})

it.each([
  'payment-link.paid',
  'balance-transaction.created',
  'payout.completed',
  'sales-invoice.issued',
  'business-account-transfer.returned',
])('takes a webhook for %s, of which nothing is simulated', async (eventTypes) => {
  const { call } = subscribed()
  const body = { name: 'Shop', url: URL_OF_SHOP, eventTypes, testmode: true }
  expect((await call('POST', '/webhooks', { key: 'access_organization', body })).status).toBe(201)
})
