import { expect, it } from 'vitest'
import { connected, payFields } from '../merchant.ts'

const V2 = '/openapi/v2/payments'
const SGD = (value: number) => ({ currency: 'SGD', value })

function till(options: Parameters<typeof connected>[0] = {}) {
  const merchant = connected(options)
  const { call } = merchant
  const pay = (changes: object = {}) =>
    call(`${V2}/pay`, {
      paymentRequestId: 'POS_1',
      paymentMethod: 'TEST_WALLET',
      paymentAmount: SGD(10_000),
      ...changes,
    })
  const refund = (fields: object) => call(`${V2}/refund`, { refundRequestId: 'R_1', ...fields })
  const inquire = (paymentRequestId = 'POS_1') => call(`${V2}/inquiryPayment`, { paymentRequestId })
  return { ...merchant, pay, refund, inquire }
}

it('takes a payment at a till within the call', async () => {
  const { pay, inquire, antom } = till()

  const answer = await pay()

  expect(answer).toMatchObject({
    result: { resultCode: 'SUCCESS', resultStatus: 'S' },
    paymentId: expect.any(String),
  })
  expect(answer).not.toHaveProperty('normalUrl')
  expect(answer).not.toHaveProperty('paymentReceipt') // only after a card
  expect(antom.ledger.capturedOf(String(answer.paymentId))).toBe(10_000)
  expect(await inquire()).toMatchObject({
    paymentStatus: 'SUCCESS',
    paymentAmount: SGD(10_000),
    paymentMethod: 'TEST_WALLET',
    paymentCreateTime: '2026-01-15T12:00:00Z',
    paymentTime: '2026-01-15T12:00:00Z',
  })
})

it('takes the money of a card at once, and prints a receipt', async () => {
  const { pay, antom } = till()

  const { paymentId, paymentReceipt } = await pay({ paymentMethod: 'CARD' })

  expect(antom.ledger.capturedOf(String(paymentId))).toBe(10_000)
  expect(paymentReceipt).toMatchObject({
    customerReceipt: expect.stringContaining('"cardNo":"************0768"'),
    cashierReceipt: expect.any(String),
  })
})

it('answers a repeated payment as the first, and another one under its id with a refusal', async () => {
  const { pay, antom } = till()
  const first = await pay()

  expect(await pay()).toEqual(first)
  expect((await pay({ paymentAmount: SGD(1) })).result.resultCode).toBe(
    'DPOS_PAYMENT_REPEAT_REQ_INCONSISTENT',
  )
  expect(antom.ledger.paymentsOf('POS_1')).toHaveLength(1)
})

it('leaves a payment open that the terminal has not ended', async () => {
  const { pay, inquire, antom } = till()
  antom.bank.holdNext('payment')

  const answer = await pay()

  expect(answer.result.resultCode).toBe('DPOS_PAYMENT_PAYMENT_IN_PROCESS')
  expect((await inquire()).paymentStatus).toBe('PROCESSING')
  await antom.payer.pay(String(answer.paymentId))
  expect((await inquire()).paymentStatus).toBe('SUCCESS')
  expect((await pay()).result.resultCode).toBe('SUCCESS')
})

it('tells of a failure that its answer was silent about', async () => {
  const { pay, inquire, antom } = till()
  antom.answers.next('pay', { resultCode: 'UNKNOWN_EXCEPTION', effect: 'failed' })

  expect((await pay()).result).toMatchObject({
    resultCode: 'DPOS_PAYMENT_UNKNOWN_EXCEPTION',
    resultStatus: 'U',
  })
  expect((await inquire()).paymentStatus).toBe('FAIL')
})

it('refunds all that is left when no amount is told', async () => {
  const { pay, refund, antom } = till()
  const { paymentId } = await pay()

  const part = await refund({ paymentId, refundAmount: SGD(2500) })
  const rest = await refund({ paymentId, refundRequestId: 'R_2' })
  const again = await refund({ paymentId, refundRequestId: 'R_2' })

  expect(part).toEqual({
    result: expect.objectContaining({ resultCode: 'SUCCESS' }),
    refundRequestId: 'R_1',
    refundId: expect.any(String),
  })
  expect(again).toEqual(rest)
  expect(antom.ledger.refundedOf(String(paymentId))).toBe(10_000)
  expect((await refund({ paymentId, refundRequestId: 'R_3' })).result.resultCode).toBe(
    'DPOS_REFUND_REFUND_AMOUNT_EXCEED',
  )
})

it('works on one refund of a payment at a time', async () => {
  const { pay, refund, antom } = till({ refundsLater: true })
  const { paymentId } = await pay()
  await refund({ paymentId, refundAmount: SGD(1) })

  expect((await refund({ paymentId, refundRequestId: 'R_2' })).result.resultCode).toBe(
    'DPOS_PAYMENT_ORDER_STATUS_INVALID',
  )
  expect((await refund({ paymentId, refundAmount: SGD(1) })).result.resultStatus).toBe('U')
  await antom.bank.completeRefund('R_1')
  expect((await refund({ paymentId, refundRequestId: 'R_2' })).refundId).toEqual(expect.any(String))
})

it.each([
  ['an id with a hyphen', { paymentRequestId: 'POS-1' }, 'DPOS_PAYMENT_PARAM_ILLEGAL'],
  [
    'more than the largest number',
    { paymentAmount: SGD(2_147_483_648) },
    'DPOS_PAYMENT_PARAM_ILLEGAL',
  ],
  ['nothing', { paymentAmount: SGD(0) }, 'DPOS_PAYMENT_PARAM_ILLEGAL'],
  ['a method nobody offers', { paymentMethod: 'SHELLS' }, 'DPOS_PAYMENT_NO_PAY_OPTIONS'],
  ['another currency', { paymentMethod: 'GCASH' }, 'DPOS_PAYMENT_NO_PAY_OPTIONS'],
])('refuses %s', async (_, changes, resultCode) => {
  const { pay, antom } = till()

  expect((await pay(changes)).result.resultCode).toBe(resultCode)
  expect(antom.ledger.entries()).toEqual([])
})

it('knows neither a payment nor a refund that nobody made', async () => {
  const { refund, inquire } = till()

  expect((await refund({ paymentId: 'NONE' })).result.resultCode).toBe(
    'DPOS_PAYMENT_ORDER_NOT_EXIST',
  )
  expect((await inquire('NONE')).result.resultCode).toBe('DPOS_PAYMENT_ORDER_NOT_EXIST')
})

it('refuses a path of the second version that it does not have', async () => {
  const { call } = till()

  expect((await call(`${V2}/cancel`, {})).result.resultCode).toBe('NO_INTERFACE_DEF')
})

it('refunds a payment that was made online', async () => {
  const { call, antom, refund } = till()
  const { paymentId } = await call('pay', payFields())
  await antom.payer.pay(String(paymentId))

  await refund({ paymentId })

  expect(antom.ledger.refundedOf(String(paymentId))).toBe(1314)
})
