import { request as rawRequest } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { createAntomSimulator } from '../../src/antom.ts'
import { type ControlServer, startControlServer } from '../../src/index.ts'
import { connected as antomConnected } from '../antom/merchant.ts'
import { connected, idOf } from '../mollie/connected.ts'

const open: ControlServer[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

async function controlled() {
  const side = connected()
  const connect = { mollie: { endpoint: 'http://127.0.0.1:1/v2' } }
  const control = await startControlServer({ mollie: side.mollie }, { connect })
  open.push(control)
  const get = async (path: string) => {
    const response = await fetch(control.url + path)
    return { status: response.status, body: await response.json() }
  }
  const post = async (path: string, body: unknown) => {
    const response = await fetch(control.url + path, { method: 'POST', body: JSON.stringify(body) })
    return { status: response.status, body: await response.json() }
  }
  const visit = async (path: string) => (await fetch(control.url + path)).text()
  const submit = async (path: string, form: Record<string, string>) => {
    const body = new URLSearchParams(form)
    const response = await fetch(control.url + path, { method: 'POST', body, redirect: 'manual' })
    return { response, text: await response.text() }
  }
  return { ...side, control, get, post, visit, submit }
}

async function antomControlled() {
  const { antom, pay } = antomConnected()
  const control = await startControlServer({ antom })
  open.push(control)
  const post = async (path: string, body: unknown) => {
    const response = await fetch(control.url + path, { method: 'POST', body: JSON.stringify(body) })
    return { status: response.status, body: await response.json() }
  }
  return { antom, pay, post }
}

describe('the control endpoints', () => {
  it('list themselves', async () => {
    const { get } = await controlled()
    expect((await get('/api')).body).toHaveProperty(['POST /api/faults'])
  })

  it('show every payment with its status, newest first', async () => {
    const { get, create, paid } = await controlled()
    const first = await paid()
    const second = idOf(await create({}, { idempotencyKey: 'order-2' }))
    expect((await get('/api/mollie/payments')).body).toMatchObject([
      { id: second, status: 'open', reference: 'order-2' },
      { id: first, status: 'paid', amount: { currency: 'EUR', minorUnits: 1000 } },
    ])
  })

  it('show one payment with its ledger, its webhooks and what can be done to it', async () => {
    const { get, paid } = await controlled()
    const id = await paid()
    expect((await get(`/api/mollie/payments/${id}`)).body).toMatchObject({
      id,
      actions: [{ name: 'refund' }, { name: 'charge_back' }],
      ledger: [{ kind: 'created' }, { kind: 'captured' }],
      deliveries: [{ event: 'payment.paid', state: 'accepted' }],
    })
    expect((await get('/api/mollie/payments/tr_none')).status).toBe(404)
  })

  it('push a payment on', async () => {
    const { post, create, call } = await controlled()
    const id = idOf(await create())
    expect(await post('/api/actions', { provider: 'mollie', payment: id, action: 'pay' })).toEqual({
      status: 200,
      body: { done: true },
    })
    expect((await call('GET', `/payments/${id}`)).body.status).toBe('paid')
    expect(await post('/api/actions', { provider: 'mollie', payment: id, action: 'pay' })).toEqual({
      status: 422,
      body: { error: `Nothing to do to ${id} by "pay"; possible now: refund, charge_back` },
    })
  })

  it('plan a fault, show it and clear it', async () => {
    const { get, post, create } = await controlled()
    const fault = { provider: 'mollie', fault: 'server_error', call: 'create_payment', times: 3 }
    expect((await post('/api/faults', fault)).status).toBe(200)
    expect((await create()).status).toBe(503)
    expect((await get('/api/mollie/faults')).body).toEqual([
      { call: 'create_payment', fault: 'server_error', left: 2 },
    ])
    await post('/api/clear-faults', {})
    expect((await create()).status).toBe(201)
  })

  it('plan a fault by chance and for a payment', async () => {
    const { get, post } = await controlled()
    await post('/api/faults', { provider: 'mollie', fault: 'reset', probability: 0.5 })
    await post('/api/faults', { provider: 'mollie', fault: 'reset', payment: 'tr_1' })
    expect((await get('/api/mollie/faults')).body).toEqual([
      { call: '*', fault: 'reset', left: 1, payment: 'tr_1' },
      { call: '*', fault: 'reset', probability: 0.5 },
    ])
  })

  it('plan an answer of a provider that answers with result codes, and clear it', async () => {
    const { post, pay } = await antomControlled()
    const answer = { provider: 'antom', resultCode: 'RISK_REJECT', times: 2 }
    expect((await post('/api/answers', { ...answer, call: 'pay' })).status).toBe(200)
    expect((await pay()).result.resultCode).toBe('RISK_REJECT')
    await post('/api/clear-faults', {})
    expect((await pay()).result.resultCode).toBe('PAYMENT_IN_PROCESS')
  })

  it('plan an answer behind which everything is done, for one reference', async () => {
    const { post, pay, antom } = await antomControlled()
    const answer = { provider: 'antom', resultCode: 'UNKNOWN_EXCEPTION', effect: 'applied' }
    await post('/api/answers', { ...answer, resultStatus: 'F', payment: 'REQ_1' })
    expect((await pay()).result).toMatchObject({ resultStatus: 'F' })
    expect(antom.ledger.paymentsOf('REQ_1')).toHaveLength(1)
  })

  it.each([
    [
      { provider: 'antom', resultCode: 'X', call: 'pya' },
      /Unknown call "pya"; known calls: \*, pay/,
    ],
    [{ provider: 'antom', resultCode: 'X', effect: 'all' }, /effect: .*"none"/],
    [{ provider: 'antom' }, /resultCode/],
    [{ provider: 'mollie', resultCode: 'X' }, /Unknown provider "mollie"/],
  ])('say what is wrong with the answer %j', async (body, error) => {
    const { post } = await antomControlled()
    expect((await post('/api/answers', body)).body).toMatchObject({
      error: expect.stringMatching(error),
    })
  })

  it('say that a provider has no result codes', async () => {
    const { post } = await controlled()
    expect(await post('/api/answers', { provider: 'mollie', resultCode: 'X' })).toEqual({
      status: 422,
      body: { error: 'The responses of mollie have no result codes' },
    })
  })

  it('plan a fault of a webhook', async () => {
    const { post, mollie, create } = await controlled()
    await post('/api/webhook-faults', { provider: 'mollie', kind: 'repeated', copies: 3 })
    const id = idOf(await create())
    await mollie.payer.pay(id)
    expect(mollie.webhooks.deliveries(id)).toHaveLength(3)
  })

  it.each([
    {
      rule: 'a fault that does not exist',
      body: { provider: 'mollie', fault: 'explode' },
      error: /Unknown fault "explode"; known faults: refuse, reset/,
    },
    {
      rule: 'a fault that cannot happen at the provider',
      body: { provider: 'mollie', fault: 'wrong_signature' },
      error: /Unknown fault "wrong_signature"/,
    },
    {
      rule: 'a call that does not exist',
      body: { provider: 'mollie', fault: 'reset', call: 'create_paymnet' },
      error: /Unknown call "create_paymnet"; known calls: \*, create_payment/,
    },
    {
      rule: 'a provider that does not exist',
      body: { provider: 'stripe', fault: 'reset' },
      error: /Unknown provider "stripe"; known providers: mollie/,
    },
    {
      rule: 'a parameter that does not exist',
      body: { provider: 'mollie', fault: 'reset', time: 2 },
      error: /Unrecognized key: "time"/,
    },
    { rule: 'what is no object', body: 'reset', error: /expected object/ },
  ])('say what is wrong with $rule', async ({ body, error }) => {
    const { post, get } = await controlled()
    const answered = await post('/api/faults', body)
    expect(answered.status).toBeGreaterThanOrEqual(404)
    expect(answered.body).toMatchObject({ error: expect.stringMatching(error) })
    expect((await get('/api/mollie/faults')).body).toEqual([])
  })

  it('move the time on', async () => {
    const { get, post, create, call } = await controlled()
    const id = idOf(await create())
    await post('/api/clock', { milliseconds: 900_000 })
    expect((await get('/api/clock')).body).toEqual({ mollie: '2026-01-15T12:15:00.000Z' })
    expect((await call('GET', `/payments/${id}`)).body.status).toBe('expired')
    expect((await post('/api/clock', { milliseconds: -1 })).status).toBe(422)
  })

  it('log the latest requests without headers and bodies', async () => {
    const { get, create, mollie } = await controlled()
    mollie.faults.next('create_payment', 'html_error')
    await create({}, { idempotencyKey: 'order-1' })
    const { body } = await get('/api/mollie/requests')
    expect(body).toEqual([
      {
        sequence: 1,
        at: mollie.clock.now(),
        method: 'POST',
        path: '/v2/payments',
        call: 'create_payment',
        reference: 'order-1',
        fault: 'html_error',
        outcome: 502,
      },
    ])
  })

  it('log why a request was refused', async () => {
    const { get, create, visit } = await controlled()
    await create({ amount: undefined })
    expect((await get('/api/mollie/requests')).body).toMatchObject([
      { outcome: 422, said: 'The amount is required for payments' },
    ])
    expect(await visit('/')).toContain('The amount is required for payments')
  })

  it('say what there is to connect to', async () => {
    const { get } = await controlled()
    expect((await get('/api/connect')).body).toEqual({
      mollie: { endpoint: 'http://127.0.0.1:1/v2' },
    })
  })

  it.each([
    '/api/nothing',
    '/api/mollie/nothing',
    '/api/stripe/payments',
    '/api/constructor/payments',
  ])('answer %s with 404', async (path) => {
    const { get } = await controlled()
    expect((await get(path)).status).toBe(404)
  })
})

describe('the control page', () => {
  it('shows every payment and what can be done to it', async () => {
    const { visit, create } = await controlled()
    const id = idOf(await create({}, { idempotencyKey: '<b>order</b>' }))
    const text = await visit('/')
    expect(text).toContain(id)
    expect(text).toContain('EUR 10.00')
    expect(text).toContain('&lt;b&gt;order&lt;/b&gt;')
    for (const action of ['pay', 'fail', 'cancel', 'expire']) {
      expect(text).toContain(`name="action" value="${action}"`)
    }
  })

  it('pushes a payment on, and comes back to it', async () => {
    const { submit, create, visit } = await controlled()
    const id = idOf(await create())
    const { response } = await submit('/actions', {
      provider: 'mollie',
      payment: id,
      action: 'expire',
    })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(`/payments/mollie/${id}`)
    expect(await visit(`/payments/mollie/${id}`)).toContain('It is <strong>expired</strong>')
  })

  it('plans a fault, with fields left empty', async () => {
    const { submit, create, visit } = await controlled()
    const form = { provider: 'mollie', fault: 'server_error', call: '*', times: '1', payment: '' }
    expect((await submit('/faults', form)).response.status).toBe(303)
    expect(await visit('/')).toContain('<td>server_error</td>')
    expect((await create()).status).toBe(503)
  })

  it('plans a fault of a webhook', async () => {
    const { submit, create, mollie } = await controlled()
    const form = { provider: 'mollie', kind: 'lost' }
    expect((await submit('/webhook-faults', form)).response.status).toBe(303)
    const id = idOf(await create())
    await mollie.payer.pay(id)
    expect(mollie.webhooks.deliveries(id)).toEqual([])
    const wrong = await submit('/webhook-faults', { provider: 'mollie', kind: 'eaten' })
    expect(wrong.text).toContain('kind: there are lost, lose_first')
  })

  it('moves the time on', async () => {
    const { submit, visit } = await controlled()
    await submit('/clock', { milliseconds: '7200000' })
    expect(await visit('/')).toContain('2026-01-15 14:00:00 UTC')
  })

  it('says what was wrong with a form', async () => {
    const { submit } = await controlled()
    const { response, text } = await submit('/faults', { provider: 'mollie', fault: 'explode' })
    expect(response.status).toBe(422)
    expect(text).toContain('role="alert"')
    expect(text).toContain('Unknown fault &quot;explode&quot;')
  })

  it('has a page for what does not exist', async () => {
    const { control } = await controlled()
    expect((await fetch(`${control.url}/payments/mollie/tr_none`)).status).toBe(404)
    expect((await fetch(`${control.url}/nothing`, { method: 'POST' })).status).toBe(404)
  })
})

describe('the control side is for this machine only', () => {
  it.each([
    { rule: 'another site’s page', headers: { origin: 'https://evil.example' } },
    { rule: 'a page of nowhere', headers: { origin: 'null' } },
    { rule: 'a name that was rebound to this machine', headers: { host: 'evil.example' } },
  ])('refuses requests from $rule', async ({ headers }) => {
    const { control } = await controlled()
    const status = await new Promise((resolve, reject) => {
      rawRequest(`${control.url}/api`, { headers }, (response) => resolve(response.statusCode))
        .on('error', reject)
        .end()
    })
    expect(status).toBe(403)
  })

  it('listens on the loopback address', async () => {
    const { control } = await controlled()
    expect(new URL(control.url).hostname).toBe('127.0.0.1')
  })
})

it('controls a simulated Antom too', async () => {
  const antom = createAntomSimulator()
  const control = await startControlServer({ antom })
  open.push(control)
  expect(await (await fetch(`${control.url}/api/antom/payments`)).json()).toEqual([])
  const body = JSON.stringify({ provider: 'antom', fault: 'wrong_signature', call: 'pay' })
  expect((await fetch(`${control.url}/api/faults`, { method: 'POST', body })).status).toBe(200)
  expect(antom.faults.planned()).toHaveLength(1)
})
