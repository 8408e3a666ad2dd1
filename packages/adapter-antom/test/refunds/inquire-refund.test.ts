import { applyObservation, createPaymentRecord, type Observation } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { answering, bytesOf } from '../support/answering.ts'
import { fixtureBytes } from '../support/fixtures.ts'

const account = {
  provider: 'antom',
  mode: 'test',
  id: 'SANDBOX_5X00000000000000',
  credential: 'k',
} as const
const id = '20260410194010890100111910209******'
const asked = { payment: { account, id: 'payment_1' }, id }

function refundTold(fields: object) {
  return bytesOf({
    result: { resultCode: 'SUCCESS', resultStatus: 'S' },
    refundId: id,
    ...fields,
  })
}

describe('the second version of inquiryRefund', () => {
  it('reads its sample, which tells neither amount nor payment', async () => {
    const { antom, calls } = answering([fixtureBytes('inquiry-refund/second-version-success')], {
      omnichannel: true,
    })

    const { refund, observation } = await antom.getRefund(asked)

    expect(refund).toMatchObject({
      id,
      reference: '2026040919452311010022209B******',
      status: 'succeeded',
      succeededAt: '2026-04-10T03:04:44Z',
      amount: 'not_reported',
    })
    expect(refund).not.toHaveProperty('currency')
    expect(observation).not.toHaveProperty('payment')
    expect(calls).toEqual([{ path: '/openapi/v2/payments/inquiryRefund', body: { refundId: id } }])
  })

  it('tells an amount of the payment only together with the refund that was stored', async () => {
    const { antom } = answering([fixtureBytes('inquiry-refund/second-version-success')], {
      omnichannel: true,
    })
    const { observation } = await antom.getRefund(asked)
    const intent = { account: antom.account, id: 'payment_1' }
    const stored: Observation = {
      account: antom.account,
      asOf: { begun: 0, received: 0 },
      at: '2026-01-15T11:00:00Z',
      via: 'response',
      refunds: [{ id, status: 'processing', amount: 300, currency: 'PHP' }],
    }
    const first = applyObservation(createPaymentRecord(intent), stored)

    const alone = applyObservation(createPaymentRecord(intent), observation)
    const joined = applyObservation(first.record, observation)

    expect(alone.record.payment.amounts.refunded).toBe('not_reported')
    expect(joined.record.payment.amounts.refunded).toBe(300)
    expect(joined.record.payment.status).toBe(first.record.payment.status)
  })

  it.each([
    ['FAILED', 'failed', true],
    ['PENDING', 'processing', true],
    ['ON_HOLD', 'processing', false],
  ])('reads %s as %s', async (word, status, recognized) => {
    const { antom } = answering([refundTold({ refundStatus: word })], { omnichannel: true })

    expect((await antom.getRefund(asked)).refund).toMatchObject({
      status,
      providerStatus: { recognized },
    })
  })

  it.each([
    ['DPOS_PAYMENT_ORDER_NOT_EXIST', 'F', 'not_found'],
    ['DPOS_PAYMENT_ACCESS_DENIED', 'F', 'unauthorized'],
    ['DPOS_REFUND_KEY_NOT_FOUND', 'F', 'unauthorized'],
    ['DPOS_SYSTEM_ ERROR', 'F', 'undecided'],
    ['DPOS_REFUND_REQUEST_TRAFFIC_EXCEED_LIMIT', 'U', 'rate_limited'],
    ['DPOS_BRAND_NEW', 'F', 'undecided'],
  ])('takes %s for an error of the read, whatever its prefix', async (code, status, error) => {
    const { antom } = answering([bytesOf({ result: { resultCode: code, resultStatus: status } })], {
      omnichannel: true,
    })

    await expect(antom.getRefund(asked)).rejects.toMatchObject({ code: error })
  })

  it('knows the code that has a blank inside on its page', async () => {
    const { antom } = answering(
      [bytesOf({ result: { resultCode: 'DPOS_SYSTEM_ ERROR', resultStatus: 'F' } })],
      { omnichannel: true },
    )

    await expect(antom.getRefund(asked)).rejects.toMatchObject({
      providerCode: 'DPOS_SYSTEM_ ERROR',
      message: expect.stringContaining('failed with a system error'),
    })
  })

  it('cannot find a refund by our reference, and says so before a byte is sent', async () => {
    const { antom, calls } = answering([], { omnichannel: true })

    await expect(
      antom.getRefund({ payment: asked.payment, reference: 'refund_1' }),
    ).rejects.toMatchObject({ code: 'invalid_request', issues: [{ path: 'id' }] })
    expect(calls).toEqual([])
  })
})

describe('an inquiry answered for another refund', () => {
  it('is not believed, by either name', async () => {
    const other = refundTold({ refundRequestId: 'refund_2', refundStatus: 'SUCCESS' })
    const { antom } = answering([other, other])

    await expect(
      antom.getRefund({ payment: asked.payment, reference: 'refund_1' }),
    ).rejects.toMatchObject({ code: 'mismatch' })
    await expect(antom.getRefund({ payment: asked.payment, id: 'r_9' })).rejects.toMatchObject({
      code: 'mismatch',
    })
  })
})

describe('the first version of inquiryRefund', () => {
  it.each([
    ['SUCCESS', 'succeeded'],
    ['PROCESSING', 'processing'],
    ['FAIL', 'failed'],
    ['success', 'succeeded'],
  ])('reads %s as %s', async (word, status) => {
    const amount = { currency: 'PHP', value: '300' }
    const names = { refundRequestId: 'refund_1', refundStatus: word }
    const { antom, calls } = answering([refundTold({ ...names, refundAmount: amount })])

    const { refund } = await antom.getRefund({ payment: asked.payment, reference: 'refund_1' })

    expect(refund).toMatchObject({
      status,
      amount: 300,
      currency: 'PHP',
      providerStatus: { value: word },
    })
    expect(calls).toEqual([
      {
        path: '/ams/sandbox/api/v1/payments/inquiryRefund',
        body: { refundRequestId: 'refund_1' },
      },
    ])
  })
})
