import { expect, it } from 'vitest'
import { CNY, connected } from '../merchant.ts'

const V2 = '/openapi/v2/payments/inquiryRefund'

async function refunded(options: Parameters<typeof connected>[0] = {}) {
  const merchant = connected(options)
  const paymentId = await merchant.paidPayment()
  const answer = await merchant.call('refund', {
    refundRequestId: 'R_1',
    paymentId,
    refundAmount: CNY('900'),
  })
  return { ...merchant, paymentId, refundId: String(answer.refundId) }
}

it('tells a refund by either id', async () => {
  const { call, refundId } = await refunded()

  const answer = await call('inquiryRefund', { refundRequestId: 'R_1' })

  expect(answer).toMatchObject({
    result: { resultStatus: 'S' },
    refundId,
    refundStatus: 'SUCCESS',
    refundAmount: CNY('900'),
    refundTime: '2026-01-15T04:00:00-08:00',
  })
  expect(await call('inquiryRefund', { refundId, refundRequestId: 'OTHER' })).toEqual(answer)
})

it('says PROCESSING and FAIL in the first version, PENDING and FAILED in the second', async () => {
  const { call, refundId, antom } = await refunded({ refundsLater: true })

  expect((await call('inquiryRefund', { refundId })).refundStatus).toBe('PROCESSING')
  expect((await call(V2, { refundId })).refundStatus).toBe('PENDING')
  await antom.bank.failRefund(refundId)
  expect(await call('inquiryRefund', { refundId })).toMatchObject({ refundStatus: 'FAIL' })
  expect(await call(V2, { refundId })).toMatchObject({ refundStatus: 'FAILED' })
  expect(await call(V2, { refundId })).not.toHaveProperty('refundTime')
})

it.each(['/openapi/v2/payments/inquiryRefund', '/v2/payments/inquiryRefund'])(
  'serves the second version at %s, without an amount',
  async (path) => {
    const { call, refundId, paymentId } = await refunded()

    const answer = await call(path, { refundId })

    expect(answer).toMatchObject({
      result: { resultCode: 'SUCCESS', resultStatus: 'S' },
      refundStatus: 'SUCCESS',
      refundTime: '2026-01-15T12:00:00Z',
      refundRequestId: 'R_1',
      paymentId,
    })
    expect(answer).not.toHaveProperty('refundAmount')
  },
)

it('answers a refund nobody made in each version’s own words', async () => {
  const { call } = connected()

  expect((await call('inquiryRefund', { refundRequestId: 'NONE' })).result.resultCode).toBe(
    'REFUND_NOT_EXIST',
  )
  expect((await call(V2, { refundId: 'NONE' })).result.resultCode).toBe(
    'DPOS_PAYMENT_ORDER_NOT_EXIST',
  )
})

it('takes Antom’s id alone in the second version', async () => {
  const { call } = await refunded()

  expect((await call(V2, { refundRequestId: 'R_1' })).result).toMatchObject({
    resultCode: 'DPOS_REFUND_PARAM_ILLEGAL',
    resultStatus: 'F',
  })
})

it.each([
  ['SYSTEM_ERROR', 'DPOS_SYSTEM_ ERROR', 'F'],
  ['RISK_REJECT', 'DPOS_PAYMENT_RISK_REJECT', 'F'],
  ['KEY_NOT_FOUND', 'DPOS_REFUND_KEY_NOT_FOUND', 'F'],
  ['MERCHANT_BALANCE_NOT_ENOUGH', 'DPOS_REFUND_MERCHANT_BALANCE_NOT_ENOUGH', 'F'],
  ['UNKNOWN_EXCEPTION', 'DPOS_REFUND_UNKNOWN_EXCEPTION', 'U'],
])('spells %s in the second version as %s', async (resultCode, spelled, resultStatus) => {
  const { call, antom, refundId } = await refunded()
  antom.answers.next('inquiry_refund', { resultCode })

  expect((await call(V2, { refundId })).result).toMatchObject({ resultCode: spelled, resultStatus })
})
