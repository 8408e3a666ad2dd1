import type { Outcome, PaymentAdapter, PaymentRef } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { answering, hal, KEY, refusal } from '../support/answering.ts'
import { aPayment } from '../support/connected.ts'
import { amount, captureJson, paymentJson, refundJson } from '../support/payment-json.ts'
import { ACCOUNT } from '../support/read-as.ts'

const first = { previousAttempts: 'none' } as const
const ref: PaymentRef = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
const euros = { currency: 'EUR', minorUnits: 400 }

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

interface Write {
  readonly method: string
  readonly path: string
  readonly answer: () => Response
  readonly send: (mollie: PaymentAdapter) => Promise<Outcome>
}

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

describe('an id that leads elsewhere', () => {
  const hostile = [
    'tr_x/../../customers/cst_1',
    'tr_x?testmode=true',
    'tr_x#y',
    'tr_x%2f..%2fy',
    'tr_',
    'cst_1',
    `tr_${'x'.repeat(65)}`,
    'tr_x\n',
  ]

  it.each(hostile)('%j is refused before a byte is sent', async (id) => {
    const { mollie, sent } = answering(() => hal(paymentJson()))
    const payment = { account: ACCOUNT, id }
    await expect(mollie.getPayment(payment)).rejects.toMatchObject({ code: 'invalid_request' })
    await expect(mollie.getRefund({ payment, id: 're_1' })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    const outcomes = [
      await mollie.refundPayment({ reference: 'r', payment, amount: euros }, first),
      await mollie.capturePayment({ reference: 'c', payment, amount: euros }, first),
      await mollie.cancelPayment({ reference: 'x', payment, ifPaid: 'keep' }, first),
      await mollie.cancelRefund({ reference: 'y', refund: { payment, id: 're_1' } }, first),
    ]
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        kind: 'not_applied',
        proof: { type: 'never_sent', phase: 'validate' },
      })
    }
    expect(sent).toEqual([])
  })

  it.each(['re_x/../../..', 're_', 'cpt_1', 're_x?y'])(
    'of a refund, %j, is refused as well',
    async (id) => {
      const { mollie, sent } = answering(() => hal(refundJson()))
      const refund = { payment: ref, id }
      await expect(mollie.getRefund(refund)).rejects.toMatchObject({ code: 'invalid_request' })
      const outcome = await mollie.cancelRefund({ reference: 'y', refund }, first)
      expect(outcome).toMatchObject({ kind: 'not_applied', proof: { phase: 'validate' } })
      expect(sent).toEqual([])
    },
  )

  it('in an answer is not asked for again', async () => {
    const replayed = { status: 201, headers: { 'Idempotent-Replayed': 'true' } }
    const id = 'tr_x/../../customers/cst_1'
    const { mollie, sent } = answering(() => hal(paymentJson({ id }), replayed))
    const outcome = await mollie.createPayment(aPayment({ reference: 'payment_1' }), first)
    expect(outcome).toMatchObject({ kind: 'applied', observation: { needsRead: true } })
    expect(sent).toHaveLength(1)
  })

  it('behind a next link is not followed: only its cursor is taken', async () => {
    const next = { href: 'https://evil.example/v2/payments?from=tr_2&limit=250' }
    const { mollie, sent } = answering((_request, count) =>
      hal({
        _embedded: { payments: [paymentJson({ id: `tr_${count}` })] },
        _links: { next: count === 1 ? next : null },
      }),
    )
    await mollie.findPayment({ reference: 'nobody' })
    expect(sent.map(({ url }) => new URL(url).origin)).toEqual([
      'https://api.mollie.com',
      'https://api.mollie.com',
    ])
  })
})

describe('a payment that the provider shows under another id', () => {
  it('is foreign', async () => {
    const { mollie } = answering(() => hal(paymentJson({ id: 'tr_another' })))
    await expect(mollie.getPayment(ref)).rejects.toMatchObject({ code: 'mismatch' })
  })

  it('is foreign under another reference of ours', async () => {
    const { mollie } = answering(() => hal(paymentJson()))
    await expect(mollie.getPayment({ ...ref, reference: 'another' })).rejects.toMatchObject({
      code: 'mismatch',
    })
  })

  it('is foreign when it is of the other mode', async () => {
    const { mollie } = answering(() => hal(paymentJson({ mode: 'live' })))
    await expect(mollie.getPayment(ref)).rejects.toMatchObject({ code: 'mismatch' })
    const outcome = await mollie.createPayment(aPayment(), first)
    expect(outcome).toMatchObject({ kind: 'unknown', error: { code: 'mismatch' } })
  })
})

describe('what a write made', () => {
  const refund = { reference: 'operation_1', payment: ref, amount: euros }

  it.each([{ mode: 'live' }, { paymentId: 'tr_another' }])(
    'is foreign with %j, and nobody says that it did nothing',
    async (differs) => {
      const refunds = answering(() => hal(refundJson(differs), { status: 201 }))
      const captures = answering(() => hal(captureJson(differs), { status: 201 }))
      const foreign = { kind: 'unknown', error: { code: 'mismatch' } }
      expect(await refunds.mollie.refundPayment(refund, first)).toMatchObject(foreign)
      expect(await captures.mollie.capturePayment(refund, first)).toMatchObject(foreign)
      const reading = answering(() => hal(refundJson(differs)))
      await expect(
        reading.mollie.getRefund({ payment: ref, id: 're_4qqhO89gsT' }),
      ).rejects.toMatchObject({ code: 'mismatch' })
    },
  )

  it.each([202, 204, 206])(
    'is not reported by a %i, which is no refusal either',
    async (status) => {
      const { mollie } = answering(() => new Response(null, { status }))
      expect(await mollie.refundPayment(refund, first)).toMatchObject({
        kind: 'unknown',
        error: { code: 'unreadable_response', message: expect.stringContaining('is a success') },
      })
    },
  )
})

describe('reading again', () => {
  it('happens once when a gateway is out of order, and not for the provider itself', async () => {
    const { mollie, sent } = answering((_request, count) =>
      count === 1 ? new Response('<html>', { status: 502 }) : hal(paymentJson()),
    )
    expect(await mollie.getPayment(ref)).toMatchObject({ payment: { id: ref.id } })
    expect(sent).toHaveLength(2)
    const other = answering(() => refusal(503, {}, { 'retry-after': '7' }))
    await expect(other.mollie.getPayment(ref)).rejects.toMatchObject({
      code: 'unavailable',
      httpStatus: 503,
      retryAfter: '2026-01-15T12:00:07Z',
    })
    expect(other.sent).toHaveLength(1)
  })

  it('never happens for a write', async () => {
    const { mollie, sent } = answering(() => new Response('<html>', { status: 502 }))
    await mollie.createPayment(aPayment(), first)
    expect(sent).toHaveLength(1)
  })
})
