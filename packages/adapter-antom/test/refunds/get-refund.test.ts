import { describe, expect, it } from 'vitest'
import { answering, bytesOf } from '../support/answering.ts'

const account = {
  provider: 'antom',
  mode: 'test',
  id: 'SANDBOX_5X00000000000000',
  credential: 'k',
} as const
const payment = { account, reference: 'order_1', id: 'P1' }

function refundOf(names: Readonly<Record<string, string>>) {
  return bytesOf({
    result: { resultCode: 'SUCCESS', resultStatus: 'S' },
    refundStatus: 'SUCCESS',
    refundAmount: { currency: 'PHP', value: '500' },
    ...names,
  })
}

describe.each([
  ['first', {}],
  ['second', { omnichannel: true }],
])('a refund read by the %s version of the API', (_version, more) => {
  it.each([
    ['of another payment', { refundId: 'R9', refundRequestId: 'ref_1', paymentId: 'P2' }],
    ['under another reference', { refundId: 'R9', refundRequestId: 'ref_9' }],
    ['under another id', { refundId: 'R8', refundRequestId: 'ref_1' }],
    ['without our reference', { refundId: 'R9' }],
    ['without its id', { refundRequestId: 'ref_1' }],
    ['of no name at all', {}],
  ])('is not believed %s', async (_what, names) => {
    const { antom } = answering([refundOf(names)], more)

    await expect(antom.getRefund({ payment, id: 'R9', reference: 'ref_1' })).rejects.toMatchObject({
      code: 'mismatch',
      operation: 'get_refund',
    })
  })

  it('names the payment, and itself, only as the response does', async () => {
    const { antom } = answering(
      [refundOf({ refundId: 'R9' }), refundOf({ refundId: 'R9', paymentId: 'P1' })],
      more,
    )

    const silent = await antom.getRefund({ payment, id: 'R9' })
    const named = await antom.getRefund({ payment, id: 'R9' })

    expect(silent.refund).not.toHaveProperty('reference')
    expect(silent.observation).not.toHaveProperty('reference')
    expect(silent.observation).not.toHaveProperty('paymentId')
    expect(named.observation).toMatchObject({ paymentId: 'P1', refunds: [{ id: 'R9' }] })
    expect(named.observation).not.toHaveProperty('reference')
  })
})

describe('a refund looked up by our reference', () => {
  it('is not one that the response names by its id alone', async () => {
    const search = { payment, reference: 'ref_1' }
    const { antom } = answering([refundOf({ refundId: 'R9' }), refundOf({ refundId: 'R9' })])

    await expect(antom.getRefund(search)).rejects.toMatchObject({ code: 'mismatch' })
    expect(await antom.findRefund(search)).toMatchObject({
      kind: 'inconclusive',
      error: { code: 'mismatch' },
    })
  })
})
