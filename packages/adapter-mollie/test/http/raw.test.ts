import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { idsOf, rawOf } from '../../src/index.ts'
import { answering, hal } from '../support/answering.ts'
import { aPayment } from '../support/connected.ts'
import { captureJson, paymentJson, refundJson } from '../support/payment-json.ts'
import { ACCOUNT } from '../support/read-as.ts'

const first = { previousAttempts: 'none' } as const
const payment = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
const amount = { currency: 'EUR', minorUnits: 400 }

const json = paymentJson({
  status: 'paid',
  customerId: 'cst_1',
  mandateId: 'mdt_1',
  settlementId: 'stl_1',
  subscriptionId: null,
  countryCode: 'NL',
  details: {
    cardNumber: '5555555555554444',
    cardMaskedNumber: '555555******4444',
    cardHolder: 'secret name',
    cardExpiryDate: '12/31',
    cardLabel: 'Mastercard',
    cardFunding: 'debit',
    consumerAccount: 'NL55INGB0000000000',
    cardToken: 'tkn_secret',
    deep: [{ cardNumber: '4111111111111111' }],
    bank: { accountNumber: 'NL55INGB0000000000', pan: '4111111111111111', securityCode: 'secret' },
    note: '[{"cardToken":"tkn_secret","kept":"1"}]',
  },
})

async function reading() {
  const { mollie } = answering(() => hal(json))
  return mollie.getPayment(payment)
}

describe('the whole response behind a reading', () => {
  it('has what paystate does not read, with numbers masked and tokens taken out', async () => {
    const raw = rawOf(await reading())
    expect(raw).toMatchObject({
      countryCode: 'NL',
      settlementId: 'stl_1',
      details: {
        cardNumber: '************4444',
        cardMaskedNumber: '555555******4444',
        cardHolder: '***',
        cardExpiryDate: '***',
        cardLabel: 'Mastercard',
        cardFunding: 'debit',
        consumerAccount: '************0000',
        deep: [{ cardNumber: '************1111' }],
        bank: { accountNumber: '************0000', pan: '************1111' },
        note: '[{"kept":"1"}]',
      },
    })
    expect(JSON.stringify(raw)).not.toMatch(/secret|5555555555554444|4111111111111111|INGB/)
  })

  it('is never logged or stored by accident', async () => {
    const seen = await reading()
    expect(Object.keys(seen)).toEqual(['payment', 'observation'])
    expect(inspect(seen, { depth: 10, showHidden: true })).not.toContain('stl_1')
    expect(rawOf(structuredClone(seen))).toBeUndefined()
  })

  it('is there for creates, refunds, captures, cancels and finds as well', async () => {
    const ours = { metadata: { paystate: { reference: 'part_1' } } }
    const made = answering(({ url, method }) => {
      if (url.includes('/refunds')) return hal(refundJson({ ...ours, settlementId: 'stl_2' }))
      if (url.includes('/captures')) return hal(captureJson({ ...ours, shipmentId: 'shp_1' }))
      if (url.includes('limit'))
        return hal({ _embedded: { payments: [json] }, _links: { next: null } })
      return hal(json, { status: method === 'POST' ? 201 : 200 })
    }).mollie
    const applied = [
      await made.createPayment(aPayment({ reference: 'payment_1' }), first),
      await made.refundPayment({ reference: 'part_1', payment, amount }, first),
      await made.capturePayment({ reference: 'part_1', payment, amount }, first),
      await made.cancelPayment({ reference: 'x', payment, ifPaid: 'keep' }, first),
    ]
    for (const outcome of applied) {
      if (outcome.kind !== 'applied') throw outcome.error
      expect(rawOf(outcome)).toHaveProperty('resource')
    }
    const found = await made.findPayment({ reference: 'payment_1' })
    expect(found.kind === 'found' && rawOf(found)).toHaveProperty('countryCode')
    const refund = await made.getRefund({ payment, id: 're_4qqhO89gsT' })
    expect(idsOf(refund)).toEqual({ settlementId: 'stl_2' })
  })
})

describe("Mollie's ids of a payment", () => {
  it('are shown where there are any', async () => {
    expect(idsOf(await reading())).toEqual({
      profileId: 'pfl_QkEhN94Ba',
      customerId: 'cst_1',
      mandateId: 'mdt_1',
      settlementId: 'stl_1',
    })
    expect(idsOf(structuredClone(await reading()))).toEqual({})
  })
})
