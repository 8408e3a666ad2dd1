import { describe, expect, it } from 'vitest'
import { cardDataIssues } from '../../src/configuration/method-data.ts'
import { connect, order } from '../support/connected.ts'

describe('the data of a payment method', () => {
  it.each([
    { cardNo: 'x' },
    { cvv: '123' },
    { expiryMonth: '12' },
    { expiryYear: '31' },
    { card: { number: '4054695723100768' } },
    { note: '4054 6957 2310 0768' },
    { note: 4054695723100768 },
    { list: [{ cvc: '1' }] },
    { cardPasswordDigest: '12' },
  ])('may hold no card data: %o', (data) => {
    expect(cardDataIssues(data, 'data')).not.toEqual([])
  })

  it.each([{ blikCode: '123456' }, { orderNumber: '1234567890123' }, { tokenize: true }, {}])(
    'may hold anything else: %o',
    (data) => {
      expect(cardDataIssues(data, 'data')).toEqual([])
    },
  )

  it('ends where it is nested too deep, or in a circle', () => {
    const circle: Record<string, unknown> = {}
    circle.again = circle

    expect(cardDataIssues(circle, 'data')).toMatchObject([{ message: 'is nested too deep' }])
  })

  it.each([
    ['toJSON', { blik: { toJSON: () => '4054695723100768' } }],
    ['half a character', { note: 'Cappuccino 😀'.slice(0, -1) }],
    ['the null character', { note: 'a\u0000' }],
  ])('is refused when it is prepared with %s', (_, paymentMethodMetaData) => {
    const { antom } = connect()
    const extra = { paymentMethodType: 'BLIK', paymentMethodMetaData }

    expect(antom.prepare.createPayment(order('r_1', { extra }))).toMatchObject({
      state: 'refused',
      issues: [{ path: 'extra.paymentMethodMetaData' }],
    })
  })

  it('is refused when it is prepared, naming the hosted page and tokens, and never the number', () => {
    const { antom } = connect()
    const extra = {
      paymentMethodType: 'CARD',
      paymentMethodMetaData: { cardNo: '4054695723100768' },
    }

    const prepared = antom.prepare.createPayment(order('order_1', { extra }))

    if (prepared.state !== 'refused') throw new Error('it was prepared')
    const issue = prepared.issues.find(({ path }) => path === 'extra.paymentMethodMetaData.cardNo')
    expect(issue?.message).toMatch(/hosted.*token/)
    expect(JSON.stringify(prepared)).not.toContain('4054695723100768')
  })
})
