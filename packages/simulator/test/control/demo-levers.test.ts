import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ControlServer, startControlServer } from '../../src/index.ts'
import { connected as antomConnected, CNY } from '../antom/merchant.ts'
import { idOf, connected as mollieConnected } from '../mollie/connected.ts'

const open: ControlServer[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

/** Both simulators with one control side, and what a merchant's addresses were sent. */
async function controlled() {
  const sent: { url: string; body: string; signature: string | null }[] = []
  const mollie = mollieConnected({
    deliver: async (request) => {
      sent.push({ url: request.url, body: await request.text(), signature: null })
      return new Response()
    },
  })
  const antom = antomConnected()
  const control = await startControlServer({ mollie: mollie.mollie, antom: antom.antom })
  open.push(control)
  const get = async (path: string) => {
    const response = await fetch(control.url + path)
    return { status: response.status, body: z.unknown().parse(await response.json()) }
  }
  const post = async (path: string, body: unknown) => {
    const response = await fetch(control.url + path, { method: 'POST', body: JSON.stringify(body) })
    return { status: response.status, body: z.unknown().parse(await response.json()) }
  }
  return { mollie, antom, control, get, post, sent }
}

describe('a chargeback', () => {
  it('of a part comes at Mollie, and is won back', async () => {
    const { mollie, get, post } = await controlled()
    const id = await mollie.paid()
    const about = { provider: 'mollie', payment: id }
    expect(
      await post('/api/actions', { ...about, action: 'charge_back', minorUnits: 250 }),
    ).toEqual({
      status: 200,
      body: { done: true },
    })
    expect((await get(`/api/mollie/ledger/${id}`)).body).toMatchObject({
      chargedBack: 250,
      kept: 750,
    })
    const [chargeback] = mollie.mollie.ledger
      .entries(id)
      .filter(({ kind }) => kind === 'charged_back')
    await post('/api/actions', { ...about, action: `reverse:${chargeback?.objectId}` })
    expect((await get(`/api/mollie/ledger/${id}`)).body).toMatchObject({
      chargedBack: 0,
      kept: 1000,
    })
  })

  it('of a part comes at Antom, as a dispute that the payer wins', async () => {
    const { antom, get, post } = await controlled()
    const id = await antom.paidPayment()
    const asked = { provider: 'antom', payment: id, action: 'charge_back', minorUnits: 314 }
    expect((await post('/api/actions', asked)).status).toBe(200)
    expect((await get(`/api/antom/ledger/${id}`)).body).toMatchObject({
      captured: 1314,
      chargedBack: 314,
      kept: 1000,
    })
    expect((await post('/api/actions', { ...asked, minorUnits: 1001 })).status).toBe(422)
    expect((await post('/api/actions', { ...asked, minorUnits: undefined })).status).toBe(200)
    expect((await get(`/api/antom/ledger/${id}`)).body).toMatchObject({
      chargedBack: 1314,
      kept: 0,
    })
    expect((await post('/api/actions', asked)).status).toBe(422)
  })

  it('is refused for more than there is, and for no sum', async () => {
    const { mollie, post } = await controlled()
    const about = { provider: 'mollie', payment: await mollie.paid(), action: 'charge_back' }
    expect((await post('/api/actions', { ...about, minorUnits: 1001 })).status).toBe(422)
    expect((await post('/api/actions', { ...about, minorUnits: -1 })).status).toBe(422)
    expect((await post('/api/actions', { ...about, minorUnits: 1.5 })).status).toBe(422)
  })
})

it('a part is refunded as in the dashboard, and what is for the whole takes no part', async () => {
  const { mollie, get, post } = await controlled()
  const id = await mollie.paid()
  const about = { provider: 'mollie', payment: id }
  await post('/api/actions', { ...about, action: 'refund', minorUnits: 400 })
  expect((await get(`/api/mollie/ledger/${id}`)).body).toMatchObject({ refundsUnderWay: 400 })
  expect((await post('/api/actions', { ...about, action: 'refund', minorUnits: 601 })).status).toBe(
    422,
  )
  const opened = idOf(await mollie.create())
  const pay = { provider: 'mollie', payment: opened, action: 'pay', minorUnits: 1 }
  expect(await post('/api/actions', pay)).toEqual({
    status: 422,
    body: { error: 'minorUnits: "pay" always takes the full amount' },
  })
})

describe('the ledger', () => {
  it('tells of one payment what really happened to its money', async () => {
    const { mollie, get } = await controlled()
    const id = await mollie.paid()
    mollie.mollie.faults.next('create_refund', 'drop_answer')
    const body = { amount: { currency: 'EUR', value: '4.00' } }
    await mollie.call('POST', `/payments/${id}/refunds`, { body }).catch(() => undefined)
    expect((await get(`/api/mollie/ledger/${id}`)).body).toMatchObject({
      payment: id,
      status: 'paid',
      currency: 'EUR',
      amount: 1000,
      captured: 1000,
      refunded: 0,
      refundsUnderWay: 400,
      reversed: 0,
      chargedBack: 0,
      kept: 1000,
      entries: [{ kind: 'created' }, { kind: 'captured' }, { kind: 'refund_accepted' }],
    })
    await mollie.mollie.clock.advance(4 * 3_600_000)
    expect((await get(`/api/mollie/ledger/${id}`)).body).toMatchObject({
      refunded: 400,
      refundsUnderWay: 0,
      kept: 600,
    })
    expect((await get('/api/mollie/ledger/tr_none')).status).toBe(404)
  })

  it('tells what a cancel returned at Antom', async () => {
    const { antom, get } = await controlled()
    const paymentId = await antom.paidPayment()
    await antom.call('cancel', { paymentId })
    expect((await get(`/api/antom/ledger/${paymentId}`)).body).toMatchObject({
      captured: 1314,
      reversed: 1314,
      kept: 0,
    })
  })

  it('tells how many payments there are under a reference', async () => {
    const { mollie, get } = await controlled()
    const idempotencyKey = 'order 1/a'
    const one = idOf(await mollie.create({}, { idempotencyKey }))
    await mollie.mollie.clock.advance(2 * 3_600_000) // by now the key is forgotten
    const other = idOf(await mollie.create({}, { idempotencyKey }))
    const path = `/api/mollie/references/${encodeURIComponent(idempotencyKey)}`
    expect((await get(path)).body).toMatchObject({
      count: 2,
      payments: [{ payment: one }, { payment: other }],
    })
    expect((await get('/api/mollie/references/none')).body).toMatchObject({ count: 0 })
  })
})

describe('a webhook', () => {
  it('of Mollie’s is sent again, the latest or an earlier one', async () => {
    const { mollie, get, post, sent } = await controlled()
    const id = await mollie.paid()
    const about = { provider: 'mollie', payment: id }
    await post('/api/webhooks', { ...about, kind: 'again' })
    await post('/api/webhooks', { ...about, kind: 'again', sequence: 1 })
    expect(sent.map(({ body }) => body)).toEqual([`id=${id}`, `id=${id}`, `id=${id}`])
    expect((await get(`/api/mollie/deliveries/${id}`)).body).toHaveLength(3)
    expect((await post('/api/webhooks', { ...about, kind: 'again', sequence: 99 })).status).toBe(
      422,
    )
  })

  it('of nobody’s goes to the address of a payment, before any true one', async () => {
    const { mollie, post, sent } = await controlled()
    const webhookUrl = 'http://127.0.0.1:9/webhook?reference=order_1'
    const id = idOf(await mollie.create({ webhookUrl }))
    const strange = await mollie.paid()
    sent.length = 0
    const about = { provider: 'mollie', payment: id, kind: 'forged' }
    await post('/api/webhooks', { ...about, body: `id=${strange}` })
    await post('/api/webhooks', about)
    expect(sent).toMatchObject([
      { url: webhookUrl, body: `id=${strange}` },
      { url: webhookUrl, body: expect.stringMatching(/^id=tr_0+forged$/) },
    ])
    expect((await post('/api/webhooks', { ...about, payment: 'tr_none' })).status).toBe(422)
  })

  it('without an address cannot be forged', async () => {
    const { mollie, post } = await controlled()
    const payment = idOf(await mollie.create({ webhookUrl: undefined }))
    const told = await post('/api/webhooks', { provider: 'mollie', payment, kind: 'forged' })
    expect(told).toEqual({ status: 422, body: { error: `${payment} has no webhookUrl` } })
  })

  it('of Antom’s is sent again, genuine, and signed anew', async () => {
    const { antom, post } = await controlled()
    const payment = await antom.paidPayment()
    await antom.settle()
    await antom.antom.clock.advance(60_000)
    await post('/api/webhooks', { provider: 'antom', payment, kind: 'again' })
    const [first, again] = antom.endpoint.received
    expect(again?.body).toBe(first?.body)
    expect(again?.request.headers.get('request-time')).not.toBe(
      first?.request.headers.get('request-time'),
    )
  })

  it('of Antom’s is forged: well-formed, and signed by nobody', async () => {
    const { antom, post } = await controlled()
    const payment = await antom.openPayment()
    const about = { provider: 'antom', payment, kind: 'forged' }
    await post('/api/webhooks', about)
    await post('/api/webhooks', { ...about, body: '{"notifyType":"CAPTURE_RESULT"}' })
    expect(antom.endpoint.received.map(({ fields }) => fields)).toMatchObject([
      { notifyType: 'PAYMENT_RESULT', paymentId: payment, result: { resultStatus: 'S' } },
      { notifyType: 'CAPTURE_RESULT' },
    ])
    expect(antom.endpoint.received[0]?.request.headers.get('signature')).toMatch(
      /^algorithm=RSA256/,
    )
    expect(await antom.status(payment)).toBe('PROCESSING')
    expect((await post('/api/webhooks', { ...about, body: 'paid!' })).status).toBe(422)
  })

  it('is refused when nobody knows what to send', async () => {
    const { antom, post } = await controlled()
    const payment = await antom.openPayment()
    const about = { provider: 'antom', payment }
    expect((await post('/api/webhooks', { ...about, kind: 'again' })).status).toBe(422)
    expect((await post('/api/webhooks', { ...about, kind: 'lost' })).status).toBe(422)
    expect(
      (await post('/api/webhooks', { ...about, payment: 'none', kind: 'forged' })).status,
    ).toBe(422)
  })
})

it('plans faults of a clock by their span', async () => {
  const { mollie, antom, post } = await controlled()
  const fault = { provider: 'mollie', fault: 'wrong_time', clockSkewMs: -3_600_000 }
  expect((await post('/api/faults', fault)).status).toBe(200)
  expect((await mollie.create()).headers.get('date')).toBe('Thu, 15 Jan 2026 11:00:00 GMT')
  expect((await post('/api/faults', { ...fault, fault: 'reset' })).status).toBe(422)
  await post('/api/answers', { provider: 'antom', resultCode: 'PARAM_ILLEGAL', ageMs: 3_600_000 })
  const paymentId = 'none'
  const cancel = await antom.call('cancel', { paymentId, refundAmount: CNY('1') })
  expect(cancel.result.resultCode).toBe('PARAM_ILLEGAL')
})

it('has buttons for webhooks on the page of a payment', async () => {
  const { mollie, control, sent } = await controlled()
  const payment = await mollie.paid()
  const page = `${control.url}/payments/mollie/${payment}`
  expect(await (await fetch(page)).text()).toContain('Resend the latest')
  const body = new URLSearchParams({ provider: 'mollie', payment, kind: 'again' })
  const pressed = await fetch(`${control.url}/webhooks`, {
    method: 'POST',
    body,
    redirect: 'manual',
  })
  expect(pressed.headers.get('location')).toBe(`/payments/mollie/${payment}`)
  expect(sent).toHaveLength(2)
})
