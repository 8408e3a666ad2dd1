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
    { card_number: 'x' },
    { 'security-code': '123' },
    { 'Card No': 'x' },
    { exp_month: '12' },
    { CSC: '123' },
    { pin: '1234' },
    { cardVerificationValue: '123' },
    { note: '4054.6957.2310.0768' },
    { note: '4054\u201369572310\u200b0768' },
    { note: '４０５４６９５７２３１００７６８' },
    { note: 'paid with 4054695723100768, valid 12/31' },
    { note: 'card: 4054 6957 2310 0768' },
    { note: '%B4054695723100768^DOE/J^3112' },
    { note: '4054695723100768=3112' },
    { note: 'https://shop.example/?card=4054695723100768&x=1' },
    { note: 'amex 3782 822463 10005' },
    { '4054695723100768': true },
    { cards: { '4054 6957 2310 0768': {} } },
    { text: '{"cvv":"123"}' },
    { text: '[{"card":{"cardNo":"x"}}]' },
    { cardExp: '12/31' },
    { cc_exp: '12/31' },
    { expMM: '12', expYY: '31' },
    { goodThru: '12/31' },
    { cardPin: '1234' },
    { cardCode: '123' },
    { cvd: '123' },
    { CSC2: '123' },
    { dpan: 'x' },
    { cryptogram: 'x' },
  ])('may hold no card data: %o', (data) => {
    expect(cardDataIssues(data, 'data')).not.toEqual([])
  })

  it.each([
    { blikCode: '123456' },
    { orderNumber: '1234567890123' },
    { tokenize: true },
    {},
    { id: '550e8400-e29b-41d4-a716-446655440000' },
    { at: '2026-11-29T01:17:15.123456789Z' },
    { at: '2026-11-29 01:17:15' },
    { phone: '+31 20 123 45 67' },
    { iban: 'NL53INGB0654422370' },
    { text: '{"blik":"123456"}' },
    { text: '{not json' },
    { spinner: 'x', expected: 'y', shopping: 'z' },
    { experience: 'x', lifespan: 'y', opinion: 'z', postcode: '1234AB' },
  ])('may hold anything else: %o', (data) => {
    expect(cardDataIssues(data, 'data')).toEqual([])
  })

  it.each([{ a: { '4054695723100768': 'x' } }, { a: '{"4054695723100768":1}' }])(
    'is refused without telling the number where it is a name: %o',
    (data) => {
      expect(cardDataIssues(data, 'data')).toMatchObject([{ path: 'data.a' }])
      expect(JSON.stringify(cardDataIssues(data, 'data'))).not.toContain('4054695723100768')
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
