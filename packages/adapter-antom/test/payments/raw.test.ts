import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { rawOf } from '../../src/index.ts'
import { answering, bytesOf } from '../support/answering.ts'
import { fixtureBytes } from '../support/fixtures.ts'

const SECRETS = {
  cardToken: 'tok_secret',
  fingerprint: 'print_secret',
  accessToken: 'access_secret',
  threeDSResult: { cavv: 'cavv_secret', xid: 'xid_secret', eci: '05' },
}
const answer = bytesOf({
  result: { resultCode: 'SUCCESS', resultStatus: 'S' },
  paymentStatus: 'SUCCESS',
  paymentRequestId: 'order_1',
  paymentAmount: { currency: 'USD', value: '100' },
  paymentResultInfo: { cardNo: '4054695723100768', cardBrand: 'VISA', ...SECRETS },
  acquirerInfo: { acquirerName: 'ALIPAY' },
  promotionResults: [{ cardNo: '4054695723100768' }],
})

async function read(bytes: Uint8Array, reference = 'order_1') {
  const { antom } = answering([bytes])
  return antom.getPayment({ account: antom.account, reference })
}

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
        threeDSResult: { eci: '05' },
      },
      promotionResults: [{ cardNo: '************0768' }],
    })
    expect(reading.payment.method).toEqual({ masked: '************0768', brand: 'VISA' })
  })

  it('is never logged or stored by accident', async () => {
    const reading = await read(answer)

    expect(Object.keys(reading)).toEqual(['payment', 'observation'])
    expect(inspect(reading, { depth: 10 })).not.toContain('ALIPAY')
    expect(rawOf({ ...reading })).toBeUndefined()
  })
})
