import { describe, expect, it } from 'vitest'
import { answering, bytesOf } from '../support/answering.ts'

const account = {
  provider: 'antom',
  mode: 'test',
  id: 'SANDBOX_5X00000000000000',
  credential: 'k',
} as const
const payment = { account, reference: 'order_1', id: 'P1' }

const refunded = bytesOf({
  result: { resultCode: 'SUCCESS', resultStatus: 'S' },
  refundStatus: 'SUCCESS',
  refundId: 'R1',
  refundRequestId: 'refund_1',
  refundAmount: { currency: 'PHP', value: '300' },
})

describe('a refund under our reference', () => {
  it.each([
    ['amount', { currency: 'PHP', minorUnits: 301 }],
    ['currency', { currency: 'USD', minorUnits: 300 }],
  ])('is not the one where its %s is another', async (_what, amount) => {
    const { antom } = answering([refunded])

    expect(await antom.findRefund({ payment, reference: 'refund_1', amount })).toMatchObject({
      kind: 'inconclusive',
      error: { code: 'mismatch' },
    })
  })

  it('is found where both are ours', async () => {
    const { antom } = answering([refunded])
    const amount = { currency: 'PHP', minorUnits: 300 }

    expect(await antom.findRefund({ payment, reference: 'refund_1', amount })).toMatchObject({
      kind: 'found',
      refund: { id: 'R1' },
    })
  })
})

const unseen = bytesOf({ result: { resultCode: 'REFUND_NOT_EXIST', resultStatus: 'F' } })
const paid = {
  result: { resultCode: 'SUCCESS', resultStatus: 'S' },
  paymentStatus: 'SUCCESS',
  paymentRequestId: 'order_1',
  paymentId: 'P1',
  paymentAmount: { currency: 'PHP', value: '1314' },
}
const strange = { transactionId: 'R1', transactionAmount: { currency: 'PHP', value: '300' } }

describe('a refund that its own inquiry does not show', () => {
  it.each([
    ['every transaction can be read', [], true],
    ['a transaction has no type', [strange], false],
    ['a transaction has a new type', [{ ...strange, transactionType: 'REVERSAL' }], false],
  ])('counts as looked up where %s: %o', async (_when, transactions, complete) => {
    const { antom } = answering([unseen, bytesOf({ ...paid, transactions })])

    expect(await antom.findRefund({ payment, reference: 'refund_1' })).toMatchObject({
      kind: 'not_seen',
      miss: { complete },
    })
  })
})

describe('a refund that is only listed in its payment, in another currency', () => {
  it('is not the one, although its amount is not reported', async () => {
    const listed = {
      ...{ transactionType: 'REFUND', transactionStatus: 'SUCCESS', transactionId: 'R1' },
      transactionRequestId: 'refund_1',
      transactionAmount: { currency: 'USD', value: '300' },
    }
    const { antom } = answering([unseen, bytesOf({ ...paid, transactions: [listed] })])
    const amount = { currency: 'PHP', minorUnits: 300 }

    expect(await antom.findRefund({ payment, reference: 'refund_1', amount })).toMatchObject({
      kind: 'inconclusive',
      error: { code: 'mismatch' },
    })
  })
})

describe('a search', () => {
  it.each([
    ['without a reference', { payment }],
    ['without a payment', { reference: 'refund_1' }],
  ])('%s is refused before anything is sent', async (_what, search) => {
    const { antom, calls } = answering([])
    const find = antom.findRefund.bind(antom, JSON.parse(JSON.stringify(search)))

    await expect(find()).rejects.toMatchObject({ code: 'invalid_request' })
    expect(calls).toEqual([])
  })

  it.each([
    ['another client id', { ...account, id: 'SANDBOX_1' }],
    ['another mode', { ...account, mode: 'live' as const }],
    ['another provider', { ...account, provider: 'mollie' }],
  ])('in a payment of %s is refused before anything is sent', async (_what, other) => {
    const { antom, calls } = answering([])
    const foreign = { ...payment, account: other }

    await expect(
      antom.findRefund({ payment: foreign, reference: 'refund_1' }),
    ).rejects.toMatchObject({ code: 'account_differs' })
    await expect(antom.getPayment(foreign)).rejects.toMatchObject({ code: 'account_differs' })
    await expect(antom.getRefund({ payment: foreign, id: 'R1' })).rejects.toMatchObject({
      code: 'account_differs',
    })
    expect(calls).toEqual([])
  })
})
