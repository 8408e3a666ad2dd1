import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { RETIRED_KEY } from '../../../src/antom.ts'
import { ACKNOWLEDGED, connected, isGenuine, type NotifyEndpoint } from '../merchant.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const PATH = '/antom/notify?shop=1'

const genuine = ({ request, body }: NotifyEndpoint['received'][number]) =>
  isGenuine(request.headers, { path: PATH, body, timeHeader: 'request-time' })

it('tells PAYMENT_RESULT, signed over the path and query of the notify URL', async () => {
  const { paidPayment, endpoint, settle } = connected()
  const paymentId = await paidPayment({ metadata: 'table 4' })
  await settle()

  const [message] = endpoint.received
  expect(message?.request.method).toBe('POST')
  expect(message?.request.url).toBe(`https://shop.example${PATH}`)
  expect(message && genuine(message)).toBe(true)
  expect(message?.fields).toMatchObject({
    notifyType: 'PAYMENT_RESULT',
    result: { resultCode: 'SUCCESS', resultStatus: 'S' },
    paymentRequestId: 'REQ_1',
    paymentId,
    paymentAmount: { currency: 'CNY', value: '1314' },
    paymentCreateTime: '2026-01-15T04:00:00-08:00',
    paymentTime: '2026-01-15T04:00:00-08:00',
    metadata: 'table 4',
  })
  expect(message?.fields).not.toHaveProperty('paymentStatus')
})

it('tells the failure of a payment that was closed unpaid', async () => {
  const { openPayment, endpoint, antom } = connected()
  await openPayment()
  await antom.clock.advance(14 * MINUTE)

  expect(endpoint.received).toHaveLength(1)
  expect(endpoint.received[0]?.fields).toMatchObject({
    notifyType: 'PAYMENT_RESULT',
    result: { resultCode: 'PROCESS_FAIL', resultStatus: 'F' },
  })
  expect(endpoint.received[0]?.fields).not.toHaveProperty('paymentTime')
})

it('goes to the URL of the dashboard when the request names none, and nowhere without one', async () => {
  const withUrl = connected({ notifyUrl: 'https://shop.example/dashboard' })
  const without = connected()
  for (const { paidPayment, settle } of [withUrl, without]) {
    await paidPayment({ paymentNotifyUrl: undefined })
    await settle()
  }

  expect(withUrl.endpoint.received[0]?.request.url).toBe('https://shop.example/dashboard')
  expect(without.endpoint.received).toEqual([])
})

it('comes some seconds later where the account has it so', async () => {
  const { paidPayment, endpoint, antom } = connected({ notifyAfter: 3_000 })
  await paidPayment()

  await antom.clock.advance(2_999)
  expect(endpoint.received).toEqual([])
  await antom.clock.advance(1)
  expect(endpoint.received).toHaveLength(1)
})

describe('deliveries', () => {
  it('are eight over a day, until one is acknowledged', async () => {
    const { paidPayment, endpoint, antom, settle } = connected()
    endpoint.answer = () => new Response('', { status: 500 })
    const begun = antom.clock.now()
    await paidPayment()
    await settle()
    await antom.clock.advance(48 * HOUR)

    const [delivery] = antom.webhooks.deliveries()
    expect(delivery?.attempts.map(({ at }) => at - begun)).toEqual([
      0,
      2 * MINUTE,
      12 * MINUTE,
      22 * MINUTE,
      HOUR + 22 * MINUTE,
      3 * HOUR + 22 * MINUTE,
      9 * HOUR + 22 * MINUTE,
      24 * HOUR + 22 * MINUTE,
    ])
    expect(delivery).toMatchObject({ event: 'PAYMENT_RESULT', state: 'given_up' })
  })

  it('are signed anew, each with its own time', async () => {
    const { paidPayment, endpoint, antom, settle } = connected()
    endpoint.answer = () => new Response('')
    await paidPayment()
    await settle()
    await antom.clock.advance(2 * MINUTE)

    expect(endpoint.received.map(genuine)).toEqual([true, true])
    expect(endpoint.received.map(({ request }) => request.headers.get('request-time'))).toEqual([
      '2026-01-15T04:00:00-08:00',
      '2026-01-15T04:02:00-08:00',
    ])
    expect(endpoint.received[0]?.body).toBe(endpoint.received[1]?.body)
  })

  const result = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'anything' }

  it.each([
    [
      'the result with another message and more fields',
      () => Response.json({ result, more: 1 }),
      true,
    ],
    ['the result with HTTP 201', () => Response.json({ result }, { status: 201 }), false],
    ['a result of U', () => Response.json({ result: { ...result, resultStatus: 'U' } }), false],
    [
      'a result in small letters',
      () => Response.json({ result: { ...result, resultCode: 'success' } }),
      false,
    ],
    ['an empty body', () => new Response(''), false],
    ['a text', () => new Response('success'), false],
  ])('are acknowledged by exactly the result: %s', async (_, answer, isAcknowledged) => {
    const { paidPayment, endpoint, antom, settle } = connected()
    endpoint.answer = answer
    await paidPayment()
    await settle()

    expect(antom.webhooks.deliveries()[0]?.state).toBe(isAcknowledged ? 'accepted' : 'waiting')
  })

  it('stop at the acknowledgement', async () => {
    const { paidPayment, endpoint, antom, settle } = connected()
    endpoint.answer = () => new Response('')
    await paidPayment()
    await settle()
    endpoint.answer = ACKNOWLEDGED
    await antom.clock.advance(48 * HOUR)

    expect(endpoint.received).toHaveLength(2)
  })
})

describe('what can go wrong', () => {
  it.each([
    'unsigned',
    'half_signed',
    'malformed_signature',
    'wrong_signature',
    'foreign_key',
    'old_key',
    'reserialized_body',
  ] as const)('a notification is %s, and the next one is genuine', async (flaw) => {
    const { paidPayment, endpoint, antom, settle } = connected()
    antom.flaws.next('notification', flaw)
    await paidPayment({ paymentRequestId: 'REQ_A' })
    await paidPayment({ paymentRequestId: 'REQ_B' })
    await settle()

    expect(endpoint.received.map(genuine)).toEqual([flaw === 'unsigned' ? undefined : false, true])
  })

  it('an old key is that of before the rotation', async () => {
    const { paidPayment, endpoint, antom, settle } = connected()
    antom.flaws.next('notification', 'old_key')
    await paidPayment()
    await settle()

    const { request, body } = endpoint.received[0] ?? {}
    const [, signature = ''] = /signature=(.*)$/.exec(request?.headers.get('signature') ?? '') ?? []
    const key = createPublicKey({
      key: Buffer.from(RETIRED_KEY.publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    })
    const clientId = request?.headers.get('client-id')
    const text = `POST ${PATH}\n${clientId}.${request?.headers.get('request-time')}.${body}`
    expect(
      verify(
        'sha256',
        Buffer.from(text),
        key,
        Buffer.from(decodeURIComponent(signature), 'base64'),
      ),
    ).toBe(true)
  })

  it('its clock is ahead, though the signature is genuine', async () => {
    const { paidPayment, endpoint, antom, settle } = connected()
    antom.flaws.next('notification', 'clock_skew')
    await paidPayment()
    await settle()

    const [message] = endpoint.received
    expect(message?.request.headers.get('request-time')).toBe('2026-01-15T04:10:00-08:00')
    expect(message?.fields.paymentTime).toBe('2026-01-15T04:10:00-08:00')
    expect(message && genuine(message)).toBe(true)
  })

  it('its status is a new word, or in mixed case', async () => {
    const { paidPayment, call, endpoint, antom, settle } = connected({
      notifyUrl: 'https://shop.example/n',
    })
    antom.flaws.next('notification', 'new_word')
    const paymentId = await paidPayment()
    antom.flaws.next('notification', 'mixed_case')
    await call('refund', {
      refundRequestId: 'R_1',
      paymentId,
      refundAmount: { currency: 'CNY', value: '1' },
    })
    await settle()

    expect(endpoint.received[0]?.fields.result.resultStatus).toBe('ON_HOLD')
    expect(endpoint.received[1]?.fields).toMatchObject({
      refundStatus: 'Success',
      result: { resultStatus: 'S' },
    })
  })

  it('it is lost', async () => {
    const { paidPayment, endpoint, antom } = connected()
    antom.webhooks.faults.next({ kind: 'lost' })
    await paidPayment()
    await antom.clock.advance(48 * HOUR)

    expect(endpoint.received).toEqual([])
  })

  it('its first sending is lost', async () => {
    const { paidPayment, endpoint, antom } = connected()
    antom.webhooks.faults.next({ kind: 'lose_first' })
    await paidPayment()
    await antom.clock.advance(MINUTE)
    expect(endpoint.received).toEqual([])
    await antom.clock.advance(MINUTE)

    expect(endpoint.received).toHaveLength(1)
  })

  it('it is repeated', async () => {
    const { paidPayment, endpoint, antom, settle } = connected()
    antom.webhooks.faults.next({ kind: 'repeated', copies: 3 })
    await paidPayment()
    await settle()

    expect(endpoint.received).toHaveLength(3)
  })

  it('it comes days late', async () => {
    const { paidPayment, endpoint, antom } = connected()
    antom.webhooks.faults.next({ kind: 'late', by: 72 * HOUR })
    await paidPayment()
    await antom.clock.advance(72 * HOUR - 1)
    expect(endpoint.received).toEqual([])
    await antom.clock.advance(1)

    expect(endpoint.received.map(genuine)).toEqual([true])
  })

  it('it comes after the one that follows', async () => {
    const { paidPayment, endpoint, antom, settle } = connected()
    antom.webhooks.faults.next({ kind: 'reordered' })
    await paidPayment({ paymentRequestId: 'REQ_A' })
    await paidPayment({ paymentRequestId: 'REQ_B' })
    await settle()

    expect(endpoint.received.map(({ fields }) => fields.paymentRequestId)).toEqual([
      'REQ_B',
      'REQ_A',
    ])
  })

  it('a forged one comes before it', async () => {
    const { paidPayment, endpoint, antom, settle } = connected()
    antom.webhooks.faults.next({ kind: 'forged' })
    await paidPayment()
    await settle()

    expect(endpoint.received.map(genuine)).toEqual([false, true])
  })

  it('it comes before the answer', async () => {
    const { call, paidPayment, endpoint, antom, settle } = connected({
      notifyUrl: 'https://shop.example/n',
    })
    const paymentId = await paidPayment()
    await settle()
    antom.faults.next('refund', 'webhook_before_answer')

    await call('refund', {
      refundRequestId: 'R_1',
      paymentId,
      refundAmount: { currency: 'CNY', value: '1' },
    })

    expect(endpoint.received.at(-1)?.fields.notifyType).toBe('REFUND_RESULT')
  })
})
