import { describe, expect, it } from 'vitest'
import { createMollieSimulator } from '../../src/mollie.ts'
import { connected, eur, idOf, PAYMENT, read, request } from './connected.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A merchant that answers as it is told, and remembers what it was sent. */
function merchant(status = 200) {
  const received: { body: string; headers: Headers; url: string }[] = []
  const side = { status, received }
  const deliver = async (request: Request) => {
    received.push({ body: await request.text(), headers: request.headers, url: request.url })
    return new Response(null, { status: side.status })
  }
  return { ...connected({ deliver }), side, received }
}

it('posts the id of the payment as a form, and nothing else', async () => {
  const { paid, received } = merchant()
  const id = await paid()
  expect(received).toHaveLength(1)
  expect(received[0]?.body).toBe(`id=${id}`)
  expect(received[0]?.url).toBe('http://127.0.0.1:9/webhook')
  expect(received[0]?.headers.get('content-type')).toBe('application/x-www-form-urlencoded')
  expect(received[0]?.headers.get('user-agent')).toBe('Mollie HTTP client/1.0')
})

it('is silent about open and pending payments', async () => {
  const { create, mollie, received } = merchant()
  const id = idOf(await create({ method: 'banktransfer' }))
  await mollie.payer.startPaying(id)
  expect(received).toEqual([])
  await mollie.bank.confirm(id)
  expect(received).toHaveLength(1)
})

it.each(['fail', 'cancel'] as const)('is called when the payer does: %s', async (act) => {
  const { create, mollie, received } = merchant()
  await mollie.payer[act](idOf(await create()))
  expect(received).toHaveLength(1)
})

it('is called when a payment expires', async () => {
  const { create, mollie, received } = merchant()
  await create()
  await mollie.clock.advance(15 * MINUTE)
  expect(received).toHaveLength(1)
})

it('is called with the id of the payment for refunds that are processed, sent or failed', async () => {
  const { paid, call, mollie } = merchant()
  const id = await paid()
  const refund = await call('POST', `/payments/${id}/refunds`, { body: { amount: eur('1.00') } })
  await mollie.clock.advance(4 * HOUR)
  await mollie.bank.failRefund(idOf(refund))
  const deliveries = mollie.webhooks.deliveries(id)
  expect(deliveries.map(({ event }) => event)).toEqual([
    'payment.paid',
    'refund.processing',
    'refund.refunded',
    'refund.failed',
  ])
  expect(new Set(deliveries.map(({ body }) => body))).toEqual(new Set([`id=${id}`]))
})

it('is called for captures and for the end of the payment that they bring', async () => {
  const { create, call, mollie } = merchant()
  const id = idOf(await create({ captureMode: 'manual', method: 'creditcard' }))
  await mollie.payer.pay(id)
  await call('POST', `/payments/${id}/captures`, { body: {} })
  await mollie.clock.advance(0)
  expect(mollie.webhooks.deliveries(id).map(({ event }) => event)).toEqual([
    'payment.authorized',
    'capture.succeeded',
    'payment.paid',
  ])
})

it('is called for chargebacks and for their reversal', async () => {
  const { paid, mollie } = merchant()
  const id = await paid()
  await mollie.bank.reverseChargeback(await mollie.bank.chargeBack(id))
  expect(mollie.webhooks.deliveries(id).map(({ event }) => event)).toEqual([
    'payment.paid',
    'chargeback.received',
    'chargeback.reversed',
  ])
})

it('tells of a canceled refund only when asked to', async () => {
  for (const webhookOnRefundCancel of [false, true]) {
    const { paid, call, mollie } = connected({ webhookOnRefundCancel })
    const id = await paid()
    const refund = await call('POST', `/payments/${id}/refunds`, { body: { amount: eur('1.00') } })
    await call('DELETE', `/payments/${id}/refunds/${idOf(refund)}`)
    await mollie.clock.advance(0)
    expect(mollie.webhooks.deliveries(id)).toHaveLength(webhookOnRefundCancel ? 2 : 1)
  }
})

it('tries ten times over 26 hours', async () => {
  const { paid, mollie, received, side } = merchant(500)
  side.status = 500
  const start = mollie.clock.now()
  const id = await paid()
  await mollie.clock.advance(48 * HOUR)
  const [delivery] = mollie.webhooks.deliveries(id)
  expect(delivery?.attempts.map(({ at }) => (at - start) / MINUTE)).toEqual([
    0, 1, 3, 7, 15, 31, 60, 120, 240, 1560,
  ])
  expect(delivery?.state).toBe('given_up')
  expect(received).toHaveLength(10)
})

it('stops trying once it is answered with 200', async () => {
  const { paid, mollie, received, side } = merchant()
  side.status = 503
  const id = await paid()
  side.status = 200
  await mollie.clock.advance(48 * HOUR)
  expect(received).toHaveLength(2)
  expect(mollie.webhooks.deliveries(id)).toMatchObject([
    {
      state: 'accepted',
      attempts: [{ outcome: 'rejected', status: 503 }, { outcome: 'accepted' }],
    },
  ])
})

it.each([201, 202, 204, 301, 302])('takes %s for a failure', async (status) => {
  const { paid, mollie, side } = merchant()
  side.status = status
  const id = await paid()
  expect(mollie.webhooks.deliveries(id)[0]?.attempts).toMatchObject([{ outcome: 'rejected' }])
})

it('takes an answer after fifteen seconds for none', async () => {
  const { create, mollie } = connected({ deliver: () => new Promise(() => {}) })
  const id = idOf(await create())
  const paying = mollie.payer.pay(id)
  await new Promise(setImmediate)
  await mollie.clock.advance(14_999)
  expect(mollie.webhooks.deliveries(id)[0]?.attempts).toEqual([])
  await mollie.clock.advance(1)
  await paying
  expect(mollie.webhooks.deliveries(id)[0]?.attempts).toMatchObject([{ outcome: 'timed_out' }])
})

it('contacts no host but this machine', async () => {
  const mollie = createMollieSimulator()
  const body = { ...PAYMENT, webhookUrl: 'https://shop.example.org/hook' }
  const id = idOf(await read(await mollie.fetch(request('POST', '/payments', { body }))))
  await mollie.payer.pay(id)
  expect(mollie.webhooks.deliveries(id)[0]?.attempts).toMatchObject([{ outcome: 'unreachable' }])
})

it('loses a webhook', async () => {
  const { create, mollie, received } = merchant()
  mollie.webhooks.faults.next({ kind: 'lost' })
  await mollie.payer.pay(idOf(await create()))
  await mollie.clock.advance(48 * HOUR)
  expect(received).toEqual([])
})

it('loses the first attempt of a webhook only', async () => {
  const { create, mollie, received } = merchant()
  mollie.webhooks.faults.next({ kind: 'lose_first' })
  await mollie.payer.pay(idOf(await create()))
  expect(received).toHaveLength(0)
  await mollie.clock.advance(MINUTE)
  expect(received).toHaveLength(1)
})

it('repeats a webhook', async () => {
  const { create, mollie, received } = merchant()
  mollie.webhooks.faults.next({ kind: 'repeated', copies: 3 })
  await mollie.payer.pay(idOf(await create()))
  expect(received).toHaveLength(3)
})

it('delivers a later webhook before an earlier one', async () => {
  const { create, mollie, received } = merchant()
  const first = idOf(await create())
  const second = idOf(await create())
  mollie.webhooks.faults.next({ kind: 'reordered' })
  await mollie.payer.pay(first)
  expect(received).toEqual([])
  await mollie.payer.pay(second)
  expect(received.map(({ body }) => body)).toEqual([`id=${second}`, `id=${first}`])
})

it('delivers a webhook days late', async () => {
  const { create, mollie, received } = merchant()
  mollie.webhooks.faults.next({ kind: 'late', by: 72 * HOUR })
  await mollie.payer.pay(idOf(await create()))
  await mollie.clock.advance(72 * HOUR - 1)
  expect(received).toEqual([])
  await mollie.clock.advance(1)
  expect(received).toHaveLength(1)
})

it('sends a forged webhook about a payment of nobody before the true one', async () => {
  const { create, mollie, received, call } = merchant()
  const id = idOf(await create())
  mollie.webhooks.faults.next({ kind: 'forged' })
  await mollie.payer.pay(id)
  expect(received).toHaveLength(2)
  const forged = received[0]?.body.replace('id=', '') ?? ''
  expect((await call('GET', `/payments/${forged}`)).status).toBe(404)
  expect(received[1]?.body).toBe(`id=${id}`)
})

it('delivers the webhook of a write before its answer', async () => {
  const events: string[] = []
  const deliver = () => {
    events.push('webhook')
    return Promise.resolve(new Response())
  }
  const { paid, call, mollie } = connected({ deliver, refundDelay: 0 })
  const id = await paid()
  events.length = 0
  mollie.faults.next('create_refund', 'webhook_before_answer')
  await call('POST', `/payments/${id}/refunds`, { body: { amount: eur('1.00') } })
  events.push('answer')
  expect(events).toEqual(['webhook', 'webhook', 'answer'])
})

it('stops trying for a payment that is no longer kept', async () => {
  const received: string[] = []
  const deliver = async (request: Request) => {
    received.push(await request.text())
    return new Response(null, { status: 500 })
  }
  const { paid, create, mollie } = connected({ deliver, retention: 1 })
  const id = await paid()
  await create()
  await mollie.clock.advance(48 * HOUR)
  expect(received.filter((body) => body === `id=${id}`)).toHaveLength(1)
})

describe('a webhook that is answered with a redirect', () => {
  /** A merchant whose webhook has moved; gives what was sent where. */
  async function moved(status: number, locations: readonly string[]) {
    const received: { url: string; method: string; body: string; type: string | null }[] = []
    const left = [...locations]
    const simulated = connected({
      deliver: async (sent) => {
        const { url, method, headers } = sent
        const type = headers.get('content-type')
        received.push({ url, method, body: await sent.text(), type })
        const location = left.shift()
        return new Response(null, location === undefined ? {} : { status, headers: { location } })
      },
    })
    const id = await simulated.paid()
    return { received, state: simulated.mollie.webhooks.deliveries(id)[0]?.state }
  }

  it.each([307, 308])('goes on unchanged after %d', async (status) => {
    const { received, state } = await moved(status, ['/moved', 'http://127.0.0.1:8/again'])
    expect(received.map(({ url }) => url)).toEqual([
      'http://127.0.0.1:9/webhook',
      'http://127.0.0.1:9/moved',
      'http://127.0.0.1:8/again',
    ])
    expect(
      new Set(received.map(({ method, type, body }) => `${method} ${type} ${body}`)).size,
    ).toBe(1)
    expect(state).toBe('accepted')
  })

  it.each([301, 302, 303])('counts as not taken after %d', async (status) => {
    const { received, state } = await moved(status, ['/moved'])
    expect(received).toHaveLength(1)
    expect(state).toBe('waiting')
  })

  it('counts as not taken when it goes round for ever, or nowhere', async () => {
    const round = await moved(
      307,
      Array.from({ length: 20 }, () => '/round'),
    )
    expect(round.received).toHaveLength(6)
    expect(round.state).toBe('waiting')
    expect((await moved(307, ['http://['])).state).toBe('waiting')
  })
})
