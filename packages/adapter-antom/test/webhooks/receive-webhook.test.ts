import { readingOf } from '@paystate/adapter-kit'
import { applyObservation, createPaymentRecord } from '@paystate/core'
import { RETIRED_KEY } from '@paystate/simulator/antom'
import { describe, expect, it } from 'vitest'
import { bytesOf, sealed } from '../support/answering.ts'
import { type Connected, connect, FIRST, order, PRICE, WEBHOOK_URL } from '../support/connected.ts'
import { fixtureBytes } from '../support/fixtures.ts'

const PATH = new URL(WEBHOOK_URL).pathname

interface Sending {
  readonly url?: string
  readonly signedPath?: string
  readonly clientId?: string
  readonly headers?: Readonly<Record<string, string | undefined>>
}

/** A notification as Antom would send it to the shop. */
function notification(bytes: Uint8Array, sending: Sending = {}): Request {
  const { url = WEBHOOK_URL, signedPath = PATH, clientId, headers } = sending
  const sealing = { timeHeader: 'request-time', ...(clientId !== undefined && { clientId }) }
  const all = { ...sealed(signedPath, bytes, sealing), ...headers }
  const sent = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  )
  return new Request(url, { method: 'POST', body: new Uint8Array(bytes), headers: sent })
}

const { antom, simulator: still } = connect()
const sample = fixtureBytes('notifications/payment-result')

async function received(bytes: Uint8Array, sending?: Sending) {
  const delivery = await antom.receiveWebhook(notification(bytes, sending))
  if (delivery.kind !== 'received') throw delivery.error
  return delivery
}

function reported(fields: object): Uint8Array {
  return bytesOf({ result: { resultCode: 'SUCCESS', resultStatus: 'S' }, ...fields })
}

describe('a notification', () => {
  it('of the documents hints at a payment, and by itself moves nothing to captured', async () => {
    const { hints, observations, authenticity } = await received(sample)

    expect(authenticity).toBe('signed')
    expect(hints).toEqual([
      {
        account: antom.account,
        event: 'PAYMENT_RESULT',
        recognized: true,
        reference: 'REQ_1',
        paymentId: '2020010123456789XXXX',
      },
    ])
    const record = createPaymentRecord({ account: antom.account, reference: 'REQ_1' })
    const applied = observations.map((observation) => applyObservation(record, observation))
    expect(applied).toMatchObject([
      { kind: 'applied', record: { payment: { status: 'processing', needsRead: true } } },
    ])
  })

  it('of a card that succeeded says authorized, never captured', async () => {
    const { observations } = await received(
      reported({
        notifyType: 'PAYMENT_RESULT',
        paymentRequestId: 'order_1',
        paymentId: 'p_1',
        paymentAmount: { currency: 'USD', value: '100' },
        paymentResultInfo: { cardBrand: 'VISA', cardNo: '************0768' },
      }),
    )

    expect(observations.map((one) => readingOf(one).payment)).toMatchObject([
      { status: 'authorized', amounts: { authorized: 100, captured: 'not_reported' } },
    ])
  })

  it.each([
    ['SUCCESS', 'S', 'succeeded', undefined],
    ['USER_BALANCE_NOT_ENOUGH', 'F', 'failed', 'requires_action'],
  ])('of a try in a session with %s says how the try ended', async (...row) => {
    const [resultCode, resultStatus, status, paymentStatus] = row
    const { observations } = await received(
      bytesOf({
        notifyType: 'PAYMENT_RESULT',
        result: { resultCode, resultStatus },
        paymentRequestId: 'order_1',
        paymentId: 'try_1',
        paymentAmount: { currency: 'PHP', value: '1314' },
        metadata: '{"paystate":{"session":{}}}',
      }),
    )

    expect(observations[0]?.attempts).toEqual([
      { id: 'try_1', status, amount: 1314, superseded: false },
    ])
    expect(observations[0]?.payment?.status).toBe(paymentStatus)
  })

  it('that a payment is pending carries S and is not paid', async () => {
    const { observations, hints } = await received(
      reported({
        notifyType: 'PAYMENT_PENDING',
        paymentRequestId: 'order_1',
        paymentId: 'p_1',
        paymentAmount: { currency: 'EUR', value: '100' },
      }),
    )

    expect(hints).toMatchObject([{ event: 'PAYMENT_PENDING', recognized: true }])
    expect(observations).toMatchObject([{ payment: { status: 'processing' } }])
  })

  it('that a payment failed says why', async () => {
    const { observations } = await received(
      bytesOf({
        notifyType: 'PAYMENT_RESULT',
        result: { resultCode: 'USER_BALANCE_NOT_ENOUGH', resultStatus: 'F' },
        paymentRequestId: 'order_1',
      }),
    )

    expect(observations).toMatchObject([
      { payment: { status: 'failed', failure: { category: 'payer_funds' } } },
    ])
  })

  it('of a kind that nobody knows is received and reported, with every name it carries', async () => {
    const { hints, observations } = await received(
      reported({
        notifyType: 'UPDATE_AMOUNT_RESULT',
        paymentId: 'p_1',
        paymentRequestId: 'order_1',
      }),
    )

    expect(observations).toEqual([])
    expect(hints).toMatchObject([
      {
        event: 'UPDATE_AMOUNT_RESULT',
        recognized: false,
        paymentId: 'p_1',
        reference: 'order_1',
      },
    ])
  })

  it('is acknowledged word for word, or asked for again', async () => {
    const delivery = await received(sample)

    const accepted = delivery.acknowledge()
    expect(accepted.status).toBe(200)
    expect(await accepted.text()).toBe(
      '{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}',
    )
    expect(await delivery.requestRedelivery().json()).toMatchObject({
      result: { resultStatus: 'U' },
    })
  })

  it('that is old is received, and its age reported', async () => {
    const { ageMs } = await received(sample)

    expect(ageMs).toBe(still.clock.now() - Date.parse('2026-01-15T04:00:00-08:00'))
  })
})

describe('a notification is verified over its raw bytes', () => {
  it.each<[string, Request]>([
    ['has no signature', notification(sample, { headers: { signature: undefined } })],
    ['has no time', notification(sample, { headers: { 'request-time': undefined } })],
    ['names nobody', notification(sample, { headers: { 'client-id': undefined } })],
    ['is for another client id', notification(sample, { clientId: 'SANDBOX_1' })],
    ['claims another client id', notification(sample, { headers: { 'client-id': 'SANDBOX_1' } })],
    ['was signed for another address', notification(sample, { signedPath: '/other' })],
    ['has a malformed signature', notification(sample, { headers: { signature: 'x' } })],
    ['is signed and no JSON', notification(Buffer.from('<html>'))],
    ['is far too large', notification(Buffer.alloc(300_000, 32))],
  ])('and refused when it %s', async (_what, request) => {
    const delivery = await antom.receiveWebhook(request)

    if (delivery.kind !== 'refused') throw new Error('it was received')
    expect(delivery.error.code).toBe('webhook_refused')
    expect(delivery.response.status).toBe(401)
    expect(await delivery.response.json()).toMatchObject({ result: { resultStatus: 'F' } })
  })

  it('and refused when anything was changed or written anew after signing', async () => {
    const text = Buffer.from(sample).toString()
    const headers = sealed(PATH, sample, { timeHeader: 'request-time' })
    for (const body of [text.replace('"100"', '"900"'), JSON.stringify(JSON.parse(text))]) {
      const request = new Request(WEBHOOK_URL, { method: 'POST', body, headers })
      expect(await antom.receiveWebhook(request)).toMatchObject({ kind: 'refused' })
    }
  })

  it('and refused when something else has read the body before', async () => {
    const request = notification(sample)
    await request.text()

    expect(await antom.receiveWebhook(request)).toMatchObject({ kind: 'refused' })
  })

  it('against the registered address where a proxy has rewritten the path', async () => {
    const { hints } = await received(sample, { url: 'http://127.0.0.1:3000/internal/antom' })

    expect(hints).toHaveLength(1)
  })

  it('against its own address where the payment named another than the configuration', async () => {
    const url = 'https://shop.example/other/place?shop=1'

    expect((await received(sample, { url, signedPath: '/other/place?shop=1' })).kind).toBe(
      'received',
    )
    expect((await received(sample, { url, signedPath: '/other/place' })).kind).toBe('received')
  })

  it("under Antom's key from before a rotation only while it is configured", async () => {
    const rotating = connect({ config: { previousAntomPublicKeys: [RETIRED_KEY.publicKey] } })
    rotating.simulator.flaws.next('notification', 'old_key')
    const [request] = await paidNotifications(rotating)
    if (!request) throw new Error('no notification came')

    expect(await rotating.antom.receiveWebhook(request.clone())).toMatchObject({ kind: 'received' })
    expect(await antom.receiveWebhook(request)).toMatchObject({ kind: 'refused' })
  })
})

async function paidNotifications(connected: Connected): Promise<readonly Request[]> {
  const created = await connected.antom.createPayment(order('order_1'), FIRST)
  if (created.kind !== 'applied') throw created.error
  await connected.simulator.payer.pay(created.value.id ?? '')
  await connected.simulator.clock.advance(0)
  return connected.notifications
}

describe('notifications of what follows a payment', () => {
  it('tell a refund, which names no payment', async () => {
    const connected = connect()
    await paidNotifications(connected)
    const { antom, simulator, notifications } = connected
    const { payment } = await antom.getPayment({ account: antom.account, reference: 'order_1' })
    simulator.bank.holdNext('refund')
    const ref = { account: antom.account, id: payment.id ?? '' }
    const refunded = await antom.refundPayment(
      { reference: 'refund_1', payment: ref, amount: PRICE },
      FIRST,
    )
    expect(refunded).toMatchObject({ kind: 'applied', value: { status: 'processing' } })

    await simulator.bank.completeRefund('refund_1')
    await simulator.clock.advance(0)
    const [, request] = notifications
    if (!request) throw new Error('no notification came')

    expect(await antom.receiveWebhook(request)).toMatchObject({
      hints: [{ event: 'REFUND_RESULT', recognized: true, refundReference: 'refund_1' }],
      observations: [{ refunds: [{ reference: 'refund_1', status: 'succeeded', amount: 1314 }] }],
    })
  })

  it('tell a capture by its id', async () => {
    const { observations, hints } = await received(
      reported({
        notifyType: 'CAPTURE_RESULT',
        captureRequestId: 'order_1',
        captureId: 'c_1',
        paymentId: 'p_1',
        captureAmount: { currency: 'USD', value: '100' },
        captureTime: '2026-01-15T04:00:00-08:00',
      }),
    )

    expect(hints).toMatchObject([{ captureReference: 'order_1', captureId: 'c_1' }])
    expect(observations).toMatchObject([
      {
        paymentId: 'p_1',
        captures: [
          { id: 'c_1', status: 'succeeded', amount: 100, capturedAt: '2026-01-15T12:00:00Z' },
        ],
        needsRead: true,
      },
    ])
    expect(observations[0]?.captures?.[0]).not.toHaveProperty('reference')
    expect(observations[0]).not.toHaveProperty('payment')
  })

  it.each([
    [{ disputeNotificationType: 'DISPUTE_CREATED' }, 'open', 'not_reported'],
    [{ disputeNotificationType: 'DEFENSE_DUE_ALERT' }, 'open', 'not_reported'],
    [{ disputeNotificationType: 'DISPUTE_CANCELLED' }, 'won', 0],
    [{ disputeNotificationType: 'DISPUTE_ACCEPTED' }, 'accepted', 100],
    [judged('VALIDATE_SUCCESS'), 'lost', 100],
    [judged('VALIDATE_FAIL'), 'won', 0],
    [judged('ACCEPT_BY_MERCHANT'), 'accepted', 100],
    [judged('BRAND_NEW'), 'open', 'not_reported'],
  ])('tell a dispute, which cannot be read: %j', async (fields, status, moneyTaken) => {
    const { observations, hints } = await received(
      bytesOf({
        ...fields,
        disputeId: 'd_1',
        disputeType: 'CHARGEBACK',
        paymentId: 'p_1',
        paymentRequestId: 'order_1',
        disputeAmount: { currency: 'USD', value: '100' },
        defenseDueTime: '2026-02-01T00:00:00Z',
      }),
    )

    expect(hints).toMatchObject([{ disputeId: 'd_1', recognized: true, reference: 'order_1' }])
    expect(observations).toMatchObject([
      {
        reference: 'order_1',
        disputes: [
          {
            id: 'd_1',
            kind: 'chargeback',
            status,
            amount: 100,
            moneyTaken,
            dueAt: '2026-02-01T00:00:00Z',
          },
        ],
      },
    ])
  })

  it('tell an inquiry of a bank, which takes nothing', async () => {
    const { observations } = await received(
      bytesOf({
        disputeNotificationType: 'DISPUTE_CREATED',
        disputeId: 'd_1',
        disputeType: 'RETRIEVAL_REQUEST',
        paymentId: 'p_1',
      }),
    )

    expect(observations).toMatchObject([
      { disputes: [{ kind: 'inquiry', status: 'open', moneyTaken: 0 }] },
    ])
  })
})

function judged(disputeJudgedResult: string) {
  return { disputeNotificationType: 'DISPUTE_JUDGED', disputeJudgedResult }
}

describe('a payer who comes back', () => {
  it('is known by the reference in the address alone', () => {
    const { request } = {
      request: new Request('https://shop.example/return?paystate_reference=o_1'),
    }

    expect(antom.readReturn(request)).toEqual({ reference: 'o_1' })
    expect(antom.readReturn(new Request('https://shop.example/return'))).toBeUndefined()
  })

  it('is sent to an address that carries the reference', async () => {
    const { antom, sent } = connect()
    await antom.createPayment(
      order('order_1', { returnUrl: 'https://shop.example/r?a=1#x' }),
      FIRST,
    )

    expect(await sent[0]?.json()).toMatchObject({
      paymentRedirectUrl: 'https://shop.example/r?a=1&paystate_reference=order_1#x',
      paymentNotifyUrl: WEBHOOK_URL,
    })
  })
})
