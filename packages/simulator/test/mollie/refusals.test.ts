import { describe, expect, it } from 'vitest'
import { type Answered, connected, eur, idOf, PAYMENT } from './connected.ts'

const DOCUMENTATION = {
  documentation: {
    href: 'https://docs.mollie.com/reference/handling-errors',
    type: 'text/html',
  },
}

function refusal(status: number, title: string, told: Record<string, unknown>) {
  return { status, body: { status, title, ...told, _links: DOCUMENTATION } }
}

const unprocessable = (detail: string, field?: string) =>
  refusal(422, 'Unprocessable Entity', { detail, ...(field !== undefined && { field }) })

const shown = ({ status, body }: Answered) => ({ status, body })

describe('a create is refused with the exact words of Mollie', () => {
  const without = (name: string) =>
    Object.fromEntries(Object.entries(PAYMENT).filter(([key]) => key !== name))

  it.each([
    {
      rule: 'without an amount',
      body: without('amount'),
      told: unprocessable('The amount is required for payments', 'amount'),
    },
    {
      rule: 'without a description',
      body: without('description'),
      told: unprocessable("The 'description' field is missing", 'description'),
    },
    {
      rule: 'with a value that is a number',
      body: { ...PAYMENT, amount: { currency: 'EUR', value: 10 } },
      told: unprocessable('The amount contains an invalid value', 'amount.value'),
    },
    {
      rule: 'with a currency that Mollie does not take',
      body: { ...PAYMENT, amount: { currency: 'XAU', value: '10.00' } },
      told: unprocessable('The amount contains an invalid currency', 'amount.currency'),
    },
    {
      rule: 'above the maximum of its method',
      body: { ...PAYMENT, method: 'ideal', amount: eur('50000.01') },
      told: unprocessable('The amount is higher than the maximum', 'amount'),
    },
    {
      rule: 'below the minimum of its method',
      body: { ...PAYMENT, method: 'eps', amount: eur('0.99') },
      told: unprocessable('The amount is lower than the minimum', 'amount'),
    },
    {
      rule: 'with a method that does not exist',
      body: { ...PAYMENT, method: 'barter' },
      told: unprocessable('The payment method is invalid', 'method'),
    },
    {
      rule: 'with a method that does not take the currency',
      body: { ...PAYMENT, method: 'blik' },
      told: unprocessable('No suitable payment methods found'),
    },
    {
      rule: 'with manual capture by a method that has none',
      body: { ...PAYMENT, method: 'ideal', captureMode: 'manual' },
      told: unprocessable('No suitable payment methods found'),
    },
    {
      rule: 'with a misspelled parameter, and a hint',
      body: { ...PAYMENT, redirectURl: 'https://shop.test' },
      told: unprocessable(
        'Non-existent body parameter "redirectURl" for this API call. Did you mean: "redirectUrl"?',
        'redirectURl',
      ),
    },
    {
      rule: 'with an unknown group, named by the path to its first value',
      body: { ...PAYMENT, metaData: { order_id: '1' } },
      told: unprocessable(
        'Non-existent body parameter "metaData.order_id" for this API call. Did you mean: "metadata"?',
        'metaData.order_id',
      ),
    },
    {
      rule: 'with a parameter that resembles no other',
      body: { ...PAYMENT, somethingElseAltogether: 1 },
      told: unprocessable(
        'Non-existent body parameter "somethingElseAltogether" for this API call.',
        'somethingElseAltogether',
      ),
    },
    {
      rule: 'with testmode, which an API key decides already',
      body: { ...PAYMENT, testmode: true },
      told: unprocessable('Non-existent body parameter "testmode" for this API call.', 'testmode'),
    },
    {
      rule: 'with metadata of more than 1024 bytes',
      body: { ...PAYMENT, metadata: { note: 'é'.repeat(512) } },
      told: unprocessable('The metadata storage is currently limited to 1024 bytes.', 'metadata'),
    },
  ])('$rule', async ({ body, told }) => {
    const { call, mollie } = connected()
    expect(shown(await call('POST', '/payments', { body }))).toEqual(told)
    expect(mollie.ledger.entries()).toEqual([])
  })
})

it.each([
  { currency: 'EUR', value: '10.0', isTaken: false },
  { currency: 'EUR', value: '10', isTaken: false },
  { currency: 'EUR', value: '1,000.00', isTaken: false },
  { currency: 'EUR', value: '-1.00', isTaken: false },
  { currency: 'EUR', value: ' 1.00', isTaken: false },
  { currency: 'JPY', value: '1000', isTaken: true },
  { currency: 'JPY', value: '1000.00', isTaken: false },
  { currency: 'ISK', value: '1000', isTaken: true },
  { currency: 'ISK', value: '1000.00', isTaken: false },
  { currency: 'HUF', value: '1000.00', isTaken: true },
  { currency: 'TWD', value: '10.00', isTaken: true },
  { currency: 'TWD', value: '10', isTaken: false },
])('takes exactly the decimals of the currency: $value $currency', async (row) => {
  const { isTaken, ...amount } = row
  const { create } = connected()
  const created = await create({ amount })
  expect(created.status).toBe(isTaken ? 201 : 422)
  expect(isTaken ? created.body.amount : created.body.field).toEqual(
    isTaken ? amount : 'amount.value',
  )
})

it('cuts off a description of more than 255 characters', async () => {
  const { create } = connected()
  const created = await create({ description: 'x'.repeat(300) })
  expect(created.body.description).toBe('x'.repeat(255))
})

it('gives metadata back as it was sent', async () => {
  const { create } = connected()
  for (const metadata of ['{"text": 1}', { order: { id: 7 } }, ['a', 'b'], 12, null]) {
    expect((await create({ metadata })).body.metadata).toEqual(metadata)
  }
})

it('takes a local webhook URL by default, and refuses it when asked to be as strict as Mollie', async () => {
  const { create } = connected()
  expect((await create({ webhookUrl: 'http://localhost:3000/hook' })).status).toBe(201)
  const strict = connected({ refuseLocalWebhookUrls: true })
  for (const host of [
    'localhost:3000',
    '127.0.0.1',
    '192.168.1.4',
    '10.0.0.1',
    '[::1]',
    'shop.local',
    'shop',
  ]) {
    expect(shown(await strict.create({ webhookUrl: `http://${host}/hook` }))).toEqual(
      unprocessable(
        "The webhook URL is invalid because it is unreachable from Mollie's point of view.",
        'webhookUrl',
      ),
    )
  }
  expect((await strict.create({ webhookUrl: 'https://shop.example.org/hook' })).status).toBe(201)
})

it('lets the redirect URL be local, however strict', async () => {
  const { create } = connected({ refuseLocalWebhookUrls: true })
  const created = await create({
    webhookUrl: 'https://shop.example.org/hook',
    redirectUrl: 'http://localhost:3000/return',
  })
  expect(created.status).toBe(201)
})

it('refuses a call without a key, with another key or with another scheme', async () => {
  const { call } = connected()
  const told = refusal(401, 'Unauthorized Request', {
    detail: 'Missing authentication, or failed to authenticate',
  })
  for (const asked of [
    { key: null },
    { key: 'test_another' },
    { key: null, headers: { authorization: 'Basic dGVzdDo=' } },
  ]) {
    expect(shown(await call('GET', '/payments', asked))).toEqual(told)
  }
})

it('tells by its token which payment does not exist', async () => {
  const { call } = connected()
  expect(shown(await call('GET', '/payments/tr_none'))).toEqual(
    refusal(404, 'Not Found', { detail: 'No payment exists with token tr_none.' }),
  )
})

it('does not show the payments of one mode or profile to the key of another', async () => {
  const keys = ['test_one', 'live_one', { key: 'test_two', profileId: 'pfl_two' }]
  const { create, call } = connected({ keys })
  const id = idOf(await create({}, { key: 'test_one' }))
  expect((await call('GET', `/payments/${id}`, { key: 'test_one' })).status).toBe(200)
  expect((await call('GET', `/payments/${id}`, { key: 'live_one' })).status).toBe(404)
  expect((await call('GET', `/payments/${id}`, { key: 'test_two' })).status).toBe(404)
  expect((await call('GET', '/payments', { key: 'live_one' })).body.count).toBe(0)
})

it('lets an access token say the profile and the mode, and carries the mode in its links', async () => {
  const { call } = connected({ tokens: ['access_organization'] })
  const asked = { key: 'access_organization' }
  const missing = await call('POST', '/payments', { ...asked, body: PAYMENT })
  expect(missing.body).toMatchObject({ status: 422, field: 'profileId' })
  expect((await call('GET', '/payments', asked)).body.field).toBe('profileId')
  const created = await call('POST', '/payments', {
    ...asked,
    body: { ...PAYMENT, profileId: 'pfl_simulator1', testmode: true },
  })
  expect(created.body).toMatchObject({ mode: 'test', profileId: 'pfl_simulator1' })
  const path = `/payments/${idOf(created)}`
  expect((await call('GET', path, asked)).status).toBe(404)
  const seen = await call('GET', `${path}?testmode=true`, asked)
  expect(seen.body).toMatchObject({
    _links: { self: { href: `https://api.mollie.test/v2${path}?testmode=true` } },
  })
})

it('refuses query parameters that it does not know', async () => {
  const { call } = connected()
  expect(shown(await call('GET', '/payments?limits=3'))).toEqual(
    unprocessable(
      'Non-existent query parameter "limits" for this API call. Did you mean: "limit"?',
      'limits',
    ),
  )
})

it('names the methods that a path does take', async () => {
  const { call } = connected()
  const answered = await call('PUT', '/payments/tr_x', { body: {} })
  expect(answered).toMatchObject({ status: 405, body: { title: 'Method Not Allowed' } })
  expect(answered.headers.get('allow')).toBe('GET, PATCH, DELETE')
})

it('takes a form-encoded body, as the examples in the documentation send it', async () => {
  const { call } = connected()
  const created = await call('POST', '/payments', {
    body: new URLSearchParams([
      ['amount[currency]', 'EUR'],
      ['amount[value]', '10.00'],
      ['description', 'Order 1'],
      ['redirectUrl', 'https://shop.test/return'],
      ['method[]', 'ideal'],
      ['method[]', 'creditcard'],
    ]).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(created).toMatchObject({ status: 201, body: { amount: eur('10.00'), method: null } })
})

it.each([
  { body: '{', status: 400 },
  { body: '[]', status: 400 },
  { body: 'null', status: 400 },
  { body: '<xml/>', status: 415, type: 'text/xml' },
])('refuses a body that is no JSON object: $body', async ({ body, status, type }) => {
  const { call } = connected()
  const headers = { 'content-type': type ?? 'application/json' }
  const answered = await call('POST', '/payments', { body, headers })
  expect(answered).toMatchObject({ status, body: { status } })
})
