import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { cardTokenOf, rawOf } from '../../src/index.ts'
import { answering, bytesOf } from '../support/answering.ts'
import { fixtureBytes } from '../support/fixtures.ts'

const SECRETS = {
  cardToken: 'tok_secret',
  accessToken: 'access_secret',
  threeDSResult: { cavv: 'cavv_secret', xid: 'xid_secret', eci: '05' },
}
const answer = bytesOf({
  result: { resultCode: 'SUCCESS', resultStatus: 'S' },
  paymentStatus: 'SUCCESS',
  paymentRequestId: 'order_1',
  paymentAmount: { currency: 'USD', value: '100' },
  paymentResultInfo: {
    cardNo: '4054695723100768',
    cardBrand: 'VISA',
    expiryMonth: '12',
    expiryYear: '2031',
    cvvResultRaw: 'X',
    fingerprint: 'print',
    cvv: '123 secret',
    cardholderName: { fullName: 'secret name' },
    ...SECRETS,
  },
  paymentActionForm: '{"paymentMethodId":"id_secret","url":"https://pay.example/a"}',
  extendInfo: '[{"cardToken":"listed_secret","rate":"2"}]',
  acquirerInfo: { acquirerName: 'ALIPAY' },
  bank: { iban: 'NL55INGB0000000000', securityCode: 'code_secret', timespan: '90 days' },
  promotionResults: [{ cardNo: '4054695723100768' }],
})

async function read(bytes: Uint8Array, reference = 'order_1') {
  const { antom } = answering([bytes])
  return antom.getPayment({ account: antom.account, reference })
}

describe('the token of a card', () => {
  it('is handed out by one call, and stands in nothing else', async () => {
    const reading = await read(answer)

    expect(cardTokenOf(reading)).toBe('tok_secret')
    expect(inspect(reading, { depth: 10, showHidden: true })).not.toContain('tok_secret')
    expect(cardTokenOf(structuredClone(reading))).toBeUndefined()
  })

  it('is absent where the response has none', async () => {
    const sample = fixtureBytes('inquiry-payment/success-payment')

    expect(cardTokenOf(await read(sample, 'PAYMENT_20250820143310572_AUTO'))).toBeUndefined()
  })
})

describe('the whole answer behind a reading', () => {
  it('has what paystate does not read', async () => {
    const sample = fixtureBytes('inquiry-payment/success-payment')
    const reading = await read(sample, 'PAYMENT_20250820143310572_AUTO')

    expect(rawOf(reading)).toMatchObject({
      acquirerInfo: { acquirerName: 'ALIPAY' },
      paymentResultInfo: { avsResultRaw: 'R', rrn: '487478137189' },
    })
  })

  it('has card numbers masked and tokens taken out, at every depth', async () => {
    const reading = await read(answer)
    const raw = rawOf(reading)
    const text = JSON.stringify([raw, reading])

    expect(text).not.toContain('4054695723100768')
    expect(text).not.toContain('secret')
    expect(raw).toMatchObject({
      paymentResultInfo: {
        cardNo: '************0768',
        cardBrand: 'VISA',
        expiryMonth: '***',
        expiryYear: '***',
        cardholderName: '***',
        cvvResultRaw: 'X',
        fingerprint: 'print',
        threeDSResult: { eci: '05' },
      },
      paymentActionForm: '{"url":"https://pay.example/a"}',
      extendInfo: '[{"rate":"2"}]',
      bank: { iban: '************0000', timespan: '90 days' },
      promotionResults: [{ cardNo: '************0768' }],
    })
    expect(reading.payment.method).toEqual({ masked: '************0768', brand: 'VISA' })
  })

  it('is cut off where it is nested too deep, and the payment is read all the same', async () => {
    const depth = 1_000
    const text = Buffer.from(answer).toString()
    const deep = `${text.slice(0, -1)},"deep":${'['.repeat(depth)}${']'.repeat(depth)}}`

    const reading = await read(Buffer.from(deep))

    expect(reading.payment.status).toBe('authorized')
    expect(JSON.stringify(rawOf(reading)).length).toBeLessThan(text.length)
  })

  it('is never logged or stored by accident', async () => {
    const reading = await read(answer)

    expect(Object.keys(reading)).toEqual(['payment', 'observation'])
    expect(inspect(reading, { depth: 10, showHidden: true })).not.toContain('ALIPAY')
    expect(rawOf(structuredClone(reading))).toBeUndefined()
  })
})
