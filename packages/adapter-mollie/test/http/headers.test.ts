import type { Outcome, PaymentAdapter, PaymentRef } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { answering, hal, KEY } from '../support/answering.ts'
import { aPayment } from '../support/connected.ts'
import { amount, captureJson, paymentJson, refundJson } from '../support/payment-json.ts'
import { ACCOUNT } from '../support/read-as.ts'

const first = { previousAttempts: 'none' } as const
const ref: PaymentRef = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
const euros = { currency: 'EUR', minorUnits: 400 }

interface Write {
  readonly method: string
  readonly path: string
  readonly answer: () => Response
  readonly send: (mollie: PaymentAdapter) => Promise<Outcome>
}

describe('a write on the wire', () => {
  it('is exactly the prepared bytes, under its reference as key', async () => {
    const { mollie, sent } = answering(() => hal(paymentJson(), { status: 201 }))
    const prepared = mollie.prepare.createPayment(
      aPayment({
        reference: 'payment_1',
        webhookUrl: 'https://shop.example/hook?a=b#c',
        extra: { metadata: { 10: 'ten', 2: 'manual', note: 'ünï "quoted" \u2028' } },
      }),
    )
    if (prepared.state !== 'prepared') throw new Error('refused')
    await mollie.send(prepared, first)
    expect(sent).toHaveLength(1)
    const [request] = sent
    expect(request?.body).toBe(prepared.request.body)
    expect(request?.method).toBe('POST')
    expect(request?.url).toBe('https://api.mollie.com/v2/payments')
    const { headers } = request ?? {}
    expect(headers?.get('idempotency-key')).toBe('payment_1')
    expect(headers?.get('authorization')).toBe(`Bearer ${KEY}`)
    expect(headers?.get('content-type')).toBe('application/json')
    expect(headers?.get('accept')).toBe('application/hal+json')
    expect(headers?.get('user-agent')).toMatch(/Paystate/)
  })

  it('carries our reference in the metadata, the webhook address and the return address', () => {
    const { mollie } = answering(() => hal({}))
    const prepared = mollie.prepare.createPayment(
      aPayment({
        reference: 'payment_1',
        orderReference: 'order_1',
        returnUrl: 'https://shop.example/return',
        cancelUrl: 'https://shop.example/cancel?x=1',
        webhookUrl: 'https://shop.example/hook?a=b',
        extra: { metadata: { note: 'mine' } },
      }),
    )
    if (prepared.state !== 'prepared') throw new Error('refused')
    expect(JSON.parse(prepared.request.body)).toMatchObject({
      amount: amount('10.00'),
      redirectUrl: 'https://shop.example/return?paystate_reference=payment_1',
      cancelUrl: 'https://shop.example/cancel?x=1&paystate_reference=payment_1',
      webhookUrl: 'https://shop.example/hook?a=b&paystate_reference=payment_1',
      metadata: {
        note: 'mine',
        paystate: { reference: 'payment_1', orderReference: 'order_1' },
      },
    })
  })

  const reference = 'operation_1'
  const ours = { metadata: { paystate: { reference } } }
  const cancel = { reference, payment: ref, ifPaid: 'keep' } as const
  const writes: readonly Write[] = [
    {
      method: 'POST',
      path: '/refunds',
      answer: () => hal(refundJson(ours), { status: 201 }),
      send: (mollie) => mollie.refundPayment({ reference, payment: ref, amount: euros }, first),
    },
    {
      method: 'POST',
      path: '/captures',
      answer: () => hal(captureJson(ours), { status: 201 }),
      send: (mollie) => mollie.capturePayment({ reference, payment: ref, amount: euros }, first),
    },
    {
      method: 'DELETE',
      path: '',
      answer: () => hal(paymentJson({ status: 'canceled' })),
      send: (mollie) => mollie.cancelPayment(cancel, first),
    },
    {
      method: 'POST',
      path: '/release-authorization',
      answer: () => new Response(null, { status: 202 }),
      send: (mollie) => mollie.cancelPayment({ ...cancel, lastRead: 'authorized' }, first),
    },
    {
      method: 'DELETE',
      path: '/refunds/re_1',
      answer: () => new Response(null, { status: 204 }),
      send: (mollie) =>
        mollie.cancelRefund({ reference, refund: { payment: ref, id: 're_1' } }, first),
    },
  ]

  it.each(writes)('$method $path has its reference as key, too', async (write) => {
    const { mollie, sent } = answering(write.answer)
    expect(await write.send(mollie)).toMatchObject({ kind: 'applied' })
    expect(sent).toHaveLength(1)
    expect(sent[0]?.url).toBe(`https://api.mollie.com/v2/payments/${ref.id}${write.path}`)
    expect(sent[0]?.method).toBe(write.method)
    expect(sent[0]?.headers.get('idempotency-key')).toBe(reference)
  })
})

describe('an access token', () => {
  const token = { accessToken: 'access_token', profileId: 'pfl_1', testmode: true }

  it('names its profile and mode with each request', async () => {
    const { mollie, sent } = answering(
      (request) =>
        request.method === 'GET'
          ? hal({ _embedded: { payments: [] }, _links: { next: null } })
          : hal(paymentJson(), { status: 201 }),
      token,
    )
    await mollie.createPayment(aPayment(), first)
    await mollie.findPayment({ reference: 'payment_1' })
    expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({ profileId: 'pfl_1', testmode: true })
    expect(sent[1]?.url).toBe(
      'https://api.mollie.com/v2/payments?limit=50&profileId=pfl_1&testmode=true',
    )
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer access_token')
    expect(sent[0]?.headers.get('user-agent')).toMatch(/OAuth/)
  })

  it.each([
    ['GET', `/payments/${ref.id}`],
    ['DELETE', `/payments/${ref.id}`],
  ])('says the mode with %s %s', async (method) => {
    const { mollie, sent } = answering(() => hal(paymentJson({ profileId: 'pfl_1' })), token)
    const payment = { ...ref, account: mollie.account }
    if (method === 'GET') await mollie.getPayment(payment)
    else await mollie.cancelPayment({ reference: 'c', payment, ifPaid: 'keep' }, first)
    expect(`${sent[0]?.url} ${sent[0]?.body}`).toMatch(/testmode=true|"testmode":true/)
    expect(`${sent[0]?.url} ${sent[0]?.body}`).not.toMatch(/profileId/)
  })

  it('says the mode of canceling a refund in the query, and nothing in the body', async () => {
    const { mollie, sent } = answering(() => new Response(null, { status: 204 }), token)
    const payment = { ...ref, account: mollie.account }
    const refund = { payment, id: 're_1' }
    await mollie.cancelRefund({ reference: 'back_1', refund }, first)
    expect(sent[0]?.url).toBe(
      `https://api.mollie.com/v2/payments/${ref.id}/refunds/re_1?testmode=true`,
    )
    expect(sent[0]?.body).toBe('{}')
  })

  it('is no part of the account, which has only a fingerprint of it', () => {
    const { mollie } = answering(() => hal({}), token)
    expect(mollie.account).toEqual({
      provider: 'mollie',
      mode: 'test',
      id: 'pfl_1',
      credential: expect.stringMatching(/^[0-9a-f]{16}$/),
    })
  })

  it('is for live payments unless it says otherwise', () => {
    const { mollie } = answering(() => hal({}), { accessToken: 'access_t', profileId: 'pfl_1' })
    expect(mollie.account.mode).toBe('live')
  })
})
