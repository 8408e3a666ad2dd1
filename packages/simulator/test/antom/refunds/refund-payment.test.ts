import { describe, expect, it } from 'vitest'
import { byCard, CNY, connected } from '../merchant.ts'

const DAY = 24 * 60 * 60_000
const code = ({ result }: { result: { resultCode: string } }) => result.resultCode

async function paid(changes: object = {}, options: Parameters<typeof connected>[0] = {}) {
  const merchant = connected(options)
  const paymentId = await merchant.paidPayment(changes)
  const refund = (refundRequestId: string, value: string, more: object = {}) =>
    merchant.call('refund', { refundRequestId, paymentId, refundAmount: CNY(value), ...more })
  return { ...merchant, paymentId, refund }
}

it('sends money back at once for ordinary methods', async () => {
  const { refund, antom, paymentId } = await paid()

  expect(await refund('R_1', '900')).toMatchObject({
    result: { resultCode: 'SUCCESS', resultStatus: 'S' },
    refundRequestId: 'R_1',
    refundId: expect.stringMatching(/^\d{35}$/),
    paymentId,
    refundAmount: CNY('900'),
    refundTime: '2026-01-15T04:00:00-08:00',
  })
  expect(antom.ledger.refundedOf(paymentId)).toBe(900)
})

it('answers a replay the same, and another amount with REPEAT_REQ_INCONSISTENT', async () => {
  const { refund, antom, paymentId } = await paid()
  const first = await refund('R_1', '900')

  expect(await refund('R_1', '900')).toEqual(first)
  expect(code(await refund('R_1', '901'))).toBe('REPEAT_REQ_INCONSISTENT')
  expect(antom.ledger.refundsOf(paymentId)).toHaveLength(1)
})

it('refunds no more than was paid, over all refunds', async () => {
  const { refund, antom, paymentId } = await paid()

  await refund('R_1', '1000')
  expect(code(await refund('R_2', '315'))).toBe('REFUND_AMOUNT_EXCEED')
  expect(code(await refund('R_3', '314'))).toBe('SUCCESS')
  expect(code(await refund('R_4', '1'))).toBe('REFUND_AMOUNT_EXCEED')
  expect(antom.ledger.refundedOf(paymentId)).toBe(1314)
})

it('refunds no less than the least amount, with the same code', async () => {
  const { call, paidPayment } = connected()
  const php = (value: string) => ({ currency: 'PHP', value })
  const paymentId = await paidPayment({
    paymentMethod: { paymentMethodType: 'GCASH' },
    paymentAmount: php('1314'),
  })

  const refund = (refundRequestId: string, value: string) =>
    call('refund', { refundRequestId, paymentId, refundAmount: php(value) })

  expect(code(await refund('R_1', '99'))).toBe('REFUND_AMOUNT_EXCEED')
  expect(code(await refund('R_2', '100'))).toBe('SUCCESS')
})

it('refunds in the currency of the payment alone', async () => {
  const { refund } = await paid()

  expect(code(await refund('R_1', '1', { refundAmount: { currency: 'USD', value: '1' } }))).toBe(
    'CURRENCY_NOT_SUPPORT',
  )
})

it('refuses what is not paid with ORDER_STATUS_INVALID, and takes the same request later', async () => {
  const { call, openPayment, antom } = connected()
  const paymentId = await openPayment()
  const fields = { refundRequestId: 'R_1', paymentId, refundAmount: CNY('1') }

  expect(code(await call('refund', fields))).toBe('ORDER_STATUS_INVALID')
  await antom.payer.pay(paymentId)
  expect(code(await call('refund', fields))).toBe('SUCCESS')
})

it('refuses a canceled payment with ORDER_IS_CANCELED', async () => {
  const { refund, call, paymentId } = await paid()
  await call('cancel', { paymentId })

  expect(code(await refund('R_1', '1'))).toBe('ORDER_IS_CANCELED')
})

it('refuses an authorization that was not captured', async () => {
  const { refund } = await paid(byCard('MANUAL'))

  expect(code(await refund('R_1', '1'))).toBe('ORDER_STATUS_INVALID')
})

it('refunds a card up to what was captured', async () => {
  const { refund, call, paymentId } = await paid(byCard('MANUAL'))
  await call('capture', { captureRequestId: 'C_1', paymentId, captureAmount: CNY('500') })

  expect(code(await refund('R_1', '501'))).toBe('REFUND_AMOUNT_EXCEED')
  expect(code(await refund('R_2', '500'))).toBe('SUCCESS')
})

it('refunds for a year', async () => {
  const { refund, antom } = await paid()

  await antom.clock.advance(365 * DAY)
  expect(code(await refund('R_1', '1'))).toBe('SUCCESS')
  await antom.clock.advance(1)
  expect(code(await refund('R_2', '1'))).toBe('REFUND_WINDOW_EXCEED')
})

it('answers a request that was refused for lack of money with the same refusal, even with money', async () => {
  const { refund, antom } = await paid()
  antom.bank.limitBalance({ currency: 'CNY', minorUnits: 100 })

  expect(code(await refund('R_1', '101'))).toBe('MERCHANT_BALANCE_NOT_ENOUGH')
  antom.bank.limitBalance({ currency: 'CNY', minorUnits: 200 })
  expect(code(await refund('R_1', '101'))).toBe('MERCHANT_BALANCE_NOT_ENOUGH')
  expect(code(await refund('R_1', '102'))).toBe('REPEAT_REQ_INCONSISTENT')
  expect(code(await refund('R_2', '101'))).toBe('SUCCESS')
})

it.each([
  ['not at all', { refund: 'never' } as const, 'PAYMENT_METHOD_NOT_SUPPORTED'],
  ['not in parts', { refundsInParts: false }, 'PARTIAL_REFUND_NOT_SUPPORTED'],
])('refuses by the contract of the method: %s', async (_, rules, expected) => {
  const { refund } = await paid({}, { methods: { ALIPAY_CN: rules } })

  expect(code(await refund('R_1', '1'))).toBe(expected)
})

it('refuses a second refund where the contract allows one', async () => {
  const { refund } = await paid({}, { methods: { ALIPAY_CN: { refundsRepeatedly: false } } })

  expect(code(await refund('R_1', '1'))).toBe('SUCCESS')
  expect(code(await refund('R_2', '1'))).toBe('MULTIPLE_REFUNDS_NOT_SUPPORTED')
})

it.each([
  ['an unknown payment', { paymentId: 'NONE' }, 'ORDER_NOT_EXIST'],
  [
    'a paymentRequestId in place of the paymentId',
    { paymentId: undefined, paymentRequestId: 'REQ_1' },
    'PARAM_ILLEGAL',
  ],
  ['no amount', { refundAmount: undefined }, 'PARAM_ILLEGAL'],
  ['a capture of another payment', { captureId: '1' }, 'PARAM_ILLEGAL'],
  ['a refundRequestId with special characters', { refundRequestId: 'R#1' }, 'PARAM_ILLEGAL'],
  [
    'a refundNotifyUrl over 1024',
    { refundNotifyUrl: `https://a.example/${'x'.repeat(1024)}` },
    'PARAM_ILLEGAL',
  ],
])('refuses %s', async (_, changes, expected) => {
  const { refund } = await paid()

  expect(code(await refund('R_1', '1', changes))).toBe(expected)
})

describe('a refund that ends later', () => {
  it('answers U with REFUND_IN_PROCESS, and a replay tells how it went', async () => {
    const { refund, antom, paymentId } = await paid({}, { refundsLater: true })

    const answer = await refund('R_1', '900')

    expect(answer.result).toMatchObject({ resultCode: 'REFUND_IN_PROCESS', resultStatus: 'U' })
    expect(answer).not.toHaveProperty('refundTime')
    expect(antom.ledger.refundsOf(paymentId)).toHaveLength(1)
    expect(antom.ledger.refundedOf(paymentId)).toBe(0)
    await antom.clock.advance(60 * 60_000)
    expect(antom.ledger.refundedOf(paymentId)).toBe(900)
    expect(code(await refund('R_1', '900'))).toBe('SUCCESS')
  })

  it('reserves its amount', async () => {
    const { refund } = await paid({}, { refundsLater: true })

    await refund('R_1', '1000')

    expect(code(await refund('R_2', '315'))).toBe('REFUND_AMOUNT_EXCEED')
  })

  it('frees its amount when it fails', async () => {
    const { refund, antom, paymentId } = await paid({}, { refundsLater: true })
    antom.bank.limitBalance({ currency: 'CNY', minorUnits: 1314 })
    await refund('R_1', '1314')

    await antom.bank.failRefund('R_1')

    expect(antom.ledger.refundsOf(paymentId)).toEqual([])
    expect(code(await refund('R_1', '1314'))).toBe('PROCESS_FAIL')
    expect(code(await refund('R_2', '1314'))).toBe('REFUND_IN_PROCESS')
  })

  it('is the way of some methods', async () => {
    const { call, paidPayment, antom } = connected()
    const paymentId = await paidPayment({
      paymentMethod: { paymentMethodType: 'SOFORT' },
      paymentAmount: { currency: 'EUR', value: '100' },
    })
    await antom.bank.confirm(paymentId)
    const fields = { refundRequestId: 'R_1', paymentId }

    expect(
      code(await call('refund', { ...fields, refundAmount: { currency: 'EUR', value: '1' } })),
    ).toBe('REFUND_IN_PROCESS')
  })
})

describe('refund notifications', () => {
  it('come for a refund that went well, to the URL of the refund', async () => {
    const { refund, endpoint, settle } = await paid()
    await refund('R_1', '900', { refundNotifyUrl: 'https://shop.example/refunds' })
    await settle()

    const { request, fields } = endpoint.received.at(-1) ?? {}
    expect(request?.url).toBe('https://shop.example/refunds')
    expect(fields).toMatchObject({
      notifyType: 'REFUND_RESULT',
      result: { resultStatus: 'S' },
      refundStatus: 'SUCCESS',
      refundRequestId: 'R_1',
      refundAmount: CNY('900'),
    })
    expect(fields).not.toHaveProperty('paymentId')
  })

  it('come for one that failed after it was accepted', async () => {
    const { refund, endpoint, settle, antom } = await paid({}, { refundsLater: true })
    await refund('R_1', '900', { refundNotifyUrl: 'https://shop.example/refunds' })
    await antom.bank.failRefund('R_1')
    await settle()

    expect(endpoint.received.at(-1)?.fields).toMatchObject({
      refundStatus: 'FAIL',
      result: { resultCode: 'PROCESS_FAIL', resultStatus: 'F' },
    })
  })

  it('never come for a request that was refused', async () => {
    const { refund, endpoint, settle } = await paid()
    await settle()
    await refund('R_1', '9999', { refundNotifyUrl: 'https://shop.example/refunds' })
    await settle()

    expect(endpoint.received.map(({ fields }) => fields.notifyType)).toEqual(['PAYMENT_RESULT'])
  })
})
