import { describe, expect, it } from 'vitest'
import { byCard, CNY, connected, payFields } from '../merchant.ts'

const HOUR = 60 * 60_000
const code = ({ result }: { result: { resultCode: string } }) => result.resultCode

const sessionFields = (changes: object = {}) => ({
  ...payFields(),
  paymentMethod: undefined,
  productScene: 'CHECKOUT_PAYMENT',
  ...changes,
})

async function opened(changes: object = {}) {
  const merchant = connected()
  const answer = await merchant.call('createPaymentSession', sessionFields(changes))
  return { ...merchant, answer, sessionId: String(answer.paymentSessionId) }
}

it('answers S, with a page and without a paymentId', async () => {
  const { answer } = await opened()

  expect(answer).toEqual({
    result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
    paymentSessionId: expect.stringMatching(/^\d{35}$/),
    paymentSessionData: expect.any(String),
    paymentSessionExpiryTime: '2026-01-15T05:00:00-08:00',
    normalUrl: expect.stringContaining('/antom/session/'),
  })
})

it('has no payment before the payer begins one', async () => {
  const { inquire } = await opened()

  expect(code(await inquire({ paymentRequestId: 'REQ_1' }))).toBe('ORDER_NOT_EXIST')
})

it('makes a second session for a second request, under the same id', async () => {
  const { call, sessionId } = await opened()

  const again = await call('createPaymentSession', sessionFields())

  expect(again.result.resultStatus).toBe('S')
  expect(again.paymentSessionId).not.toBe(sessionId)
})

it('sees several attempts under one request id: a failed one is not the end', async () => {
  const { antom, inquire, sessionId } = await opened()

  await antom.payer.fail(sessionId, { method: 'CARD', resultCode: 'DO_NOT_HONOR' })
  expect(await inquire({ paymentRequestId: 'REQ_1' })).toMatchObject({
    paymentStatus: 'FAIL',
    paymentResultCode: 'DO_NOT_HONOR',
    paymentMethodType: 'CARD',
  })
  await antom.payer.pay(sessionId, { method: 'ALIPAY_CN' })

  expect(await inquire({ paymentRequestId: 'REQ_1' })).toMatchObject({
    paymentStatus: 'SUCCESS',
    paymentMethodType: 'ALIPAY_CN',
  })
  expect(antom.ledger.paymentsOf('REQ_1')).toHaveLength(2)
})

it('tells the success of a session, also when a later attempt failed', async () => {
  const { antom, inquire, sessionId } = await opened()
  await antom.payer.pay(sessionId, { method: 'ALIPAY_CN' })
  await antom.payer.fail(sessionId, { method: 'CARD' })

  expect(await inquire({ paymentRequestId: 'REQ_1' })).toMatchObject({
    paymentStatus: 'SUCCESS',
    paymentMethodType: 'ALIPAY_CN',
  })
})

it('keeps the last of several successes, and gives the earlier ones back itself', async () => {
  const { antom, inquire, sessionId } = await opened()
  await antom.payer.pay(sessionId, { method: 'ALIPAY_CN' })
  const first = String((await inquire({ paymentRequestId: 'REQ_1' })).paymentId)

  await antom.payer.pay(sessionId, { method: 'ALIPAY_CN' })

  const { paymentId } = await inquire({ paymentRequestId: 'REQ_1' })
  expect(paymentId).not.toBe(first)
  expect(antom.ledger.refundedOf(first)).toBe(1314)
  expect(antom.ledger.refundedOf(String(paymentId))).toBe(0)
  expect(await inquire({ paymentId: first })).toMatchObject({
    paymentStatus: 'SUCCESS',
    transactions: [{ transactionType: 'REFUND', transactionStatus: 'SUCCESS' }],
  })
})

it('releases an earlier authorization when a later attempt succeeds', async () => {
  const { antom, inquire, sessionId, status } = await opened(byCard('MANUAL'))
  await antom.payer.pay(sessionId)
  const first = String((await inquire({ paymentRequestId: 'REQ_1' })).paymentId)

  await antom.payer.pay(sessionId)

  expect(await status(first)).toBe('CANCELLED')
  expect(antom.ledger.capturedOf(first)).toBe(0)
})

it('gives back what an earlier attempt had captured, and captures no more of it', async () => {
  const { antom, call, inquire, sessionId } = await opened(byCard('MANUAL'))
  await antom.payer.pay(sessionId)
  const paymentId = String((await inquire({ paymentRequestId: 'REQ_1' })).paymentId)
  const capture = (captureRequestId: string) =>
    call('capture', { captureRequestId, paymentId, captureAmount: CNY('500') })
  await capture('C_1')

  await antom.payer.pay(sessionId)

  expect(antom.ledger.refundedOf(paymentId)).toBe(500)
  expect(antom.ledger.entries(paymentId)).toContainEqual(
    expect.objectContaining({ kind: 'released', amount: { currency: 'CNY', minorUnits: 814 } }),
  )
  expect(code(await capture('C_2'))).toBe('CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT')
})

describe('its life', () => {
  it('is an hour, and no attempt begins after it', async () => {
    const { antom, sessionId } = await opened()
    await antom.clock.advance(HOUR)

    await expect(antom.payer.pay(sessionId)).rejects.toThrow('has expired')
  })

  it('is set by paymentSessionExpiryTime, an hour at most', async () => {
    const { answer } = await opened({ paymentSessionExpiryTime: '2026-01-15T12:10:00Z' })
    const tooLong = await opened({ paymentSessionExpiryTime: '2026-01-15T13:00:01Z' })
    const over = await opened({ paymentSessionExpiryTime: '2026-01-15T12:00:00Z' })

    expect(answer.paymentSessionExpiryTime).toBe('2026-01-15T04:10:00-08:00')
    expect(code(tooLong.answer)).toBe('PARAM_ILLEGAL')
    expect(code(over.answer)).toBe('PARAM_ILLEGAL')
  })

  it.each([
    ['CHECKOUT_PAYMENT', 14 * 60_000],
    ['ELEMENT_PAYMENT', 74 * 60_000],
  ])('closes an unpaid attempt of %s after %i ms', async (productScene, closesAfter) => {
    const { antom, status, sessionId } = await opened({ productScene })
    const paymentId = await antom.payer.start(sessionId, { method: 'ALIPAY_CN' })

    await antom.clock.advance(closesAfter - 1)
    expect(await status(paymentId)).toBe('PROCESSING')
    await antom.clock.advance(1)
    expect(await status(paymentId)).toBe('FAIL')
  })
})

it('is told again by retrievePaymentSession', async () => {
  const { call, answer, sessionId } = await opened()

  const order = {
    referenceOrderId: 'ORDER_1',
    orderDescription: 'Cappuccino',
    orderAmount: CNY('1314'),
  }

  for (const fields of [{ paymentRequestId: 'REQ_1' }, { paymentSessionId: sessionId }]) {
    expect(await call('retrievePaymentSession', fields)).toEqual({ ...answer, order })
  }
  expect(code(await call('retrievePaymentSession', { paymentSessionId: 'NONE' }))).toBe(
    'ORDER_NOT_EXIST',
  )
})

it.each([
  ['a method nobody knows', { paymentMethod: { paymentMethodType: 'NONE' } }, 'NO_PAY_OPTIONS'],
  ['a scene nobody knows', { productScene: 'MOON' }, 'PARAM_ILLEGAL'],
  [
    'a currency nobody documents',
    { paymentAmount: { currency: 'KWD', value: '1' } },
    'CURRENCY_NOT_SUPPORT',
  ],
  ['no amount', { paymentAmount: undefined }, 'PARAM_ILLEGAL'],
])('refuses %s', async (_, changes, expected) => {
  expect(code((await opened(changes)).answer)).toBe(expected)
})

it('offers the methods that take an amount by consult', async () => {
  const { call } = connected()

  const answer = await call('consult', {
    productCode: 'CASHIER_PAYMENT',
    paymentAmount: { currency: 'PHP', value: '50' },
    env: { terminalType: 'WEB' },
    allowedPaymentMethods: ['GCASH', 'MAYA', 'KAKAOPAY'],
  })

  expect(answer).toMatchObject({ paymentOptions: [{ paymentMethodType: 'MAYA', enabled: true }] })
  expect(answer.paymentOptions).toHaveLength(1)
  expect(code(await call('consult', { paymentAmount: CNY('1') }))).toBe('PARAM_ILLEGAL')
})
