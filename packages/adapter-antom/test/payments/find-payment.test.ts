import { describe, expect, it } from 'vitest'
import { answering, bytesOf } from '../support/answering.ts'
import { connect, FIRST, order } from '../support/connected.ts'

const paid = bytesOf({
  result: { resultCode: 'SUCCESS', resultStatus: 'S' },
  paymentStatus: 'SUCCESS',
  paymentRequestId: 'order_1',
  paymentId: 'P1',
  paymentAmount: { currency: 'PHP', value: '1314' },
})

describe('a payment under our reference', () => {
  it.each([
    ['amount', { currency: 'PHP', minorUnits: 1315 }],
    ['currency', { currency: 'USD', minorUnits: 1314 }],
  ])('is not the one where its %s is another', async (_what, amount) => {
    const { antom } = answering([paid])

    expect(await antom.findPayment({ reference: 'order_1', amount })).toMatchObject({
      kind: 'inconclusive',
      error: { code: 'mismatch' },
    })
  })

  it('is found where both are ours', async () => {
    const { antom } = answering([paid])
    const amount = { currency: 'PHP', minorUnits: 1314 }

    expect(await antom.findPayment({ reference: 'order_1', amount })).toMatchObject({
      kind: 'found',
      payment: { id: 'P1' },
    })
  })
})

describe('a search', () => {
  it.each([
    ['nothing', {}],
    ['an empty reference', { reference: '' }],
    ['no text', { reference: 7 }],
    ['an amount that is none', { reference: 'order_1', amount: { currency: 'PHP' } }],
  ])('of %s is refused before anything is sent', async (_what, search) => {
    const { antom, calls } = answering([])
    const find = antom.findPayment.bind(antom, JSON.parse(JSON.stringify(search)))

    await expect(find()).rejects.toMatchObject({ code: 'invalid_request' })
    expect(calls).toEqual([])
  })

  it('whose request fails is inconclusive, with its error', async () => {
    const { antom, simulator } = connect()
    await antom.createPayment(order('order_1'), FIRST)
    simulator.faults.next('inquiry_payment', 'reset')

    expect(await antom.findPayment({ reference: 'order_1' })).toMatchObject({
      kind: 'inconclusive',
      error: { code: 'connection_lost' },
    })
  })
})
