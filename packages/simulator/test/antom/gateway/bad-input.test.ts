import fc from 'fast-check'
import { expect, it } from 'vitest'
import { connected, payFields } from '../merchant.ts'

const NAMES = [
  'pay',
  'createPaymentSession',
  'retrievePaymentSession',
  'consult',
  'inquiryPayment',
  'cancel',
  'refund',
  'inquiryRefund',
  'capture',
  'updateAmount',
  'acceptDispute',
  'supplyDefenseDocument',
  'downloadDisputeEvidence',
  '/openapi/v2/payments/pay',
  '/openapi/v2/payments/inquiryPayment',
  '/openapi/v2/payments/refund',
  '/openapi/v2/payments/inquiryRefund',
]

it('answers any JSON with a result of Antom’s own, and never with SYSTEM_ERROR', async () => {
  const { call } = connected()

  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...NAMES), fc.jsonValue(), async (name, body) => {
      const { result } = await call(name, {}, { body: JSON.stringify(body) })
      expect(['PARAM_ILLEGAL', 'ORDER_NOT_EXIST', 'REFUND_NOT_EXIST']).toContain(
        result.resultCode.replace(/^DPOS_(PAYMENT|REFUND)_/, ''),
      )
    }),
    { numRuns: 200 },
  )
})

it('answers a pay request with any one field spoiled', async () => {
  const { call } = connected()
  const fields = Object.keys(payFields())

  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...fields), fc.jsonValue(), async (name, value) => {
      const { result } = await call('pay', { ...payFields(), paymentRequestId: 'R', [name]: value })
      expect(result.resultCode).not.toBe('SYSTEM_ERROR')
    }),
    { numRuns: 200 },
  )
})

it('answers any bytes and any headers with HTTP 200', async () => {
  const { antom } = connected()
  const header = fc.string({ unit: 'grapheme-ascii', maxLength: 40 }).map((text) => text.trim())

  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 50 }),
      header,
      header,
      async (body, id, signature) => {
        const response = await antom.fetch(
          new Request('https://antom.simulator.invalid/ams/api/v1/payments/pay', {
            method: 'POST',
            body: new Uint8Array(body),
            headers: { 'client-id': id, 'request-time': '1', signature },
          }),
        )
        expect(response.status).toBe(200)
      },
    ),
    { numRuns: 100 },
  )
})

it('takes ids that are names of an object’s own', async () => {
  const { inquire, pay } = connected()

  expect((await inquire({ paymentId: '__proto__' })).result.resultCode).toBe('ORDER_NOT_EXIST')
  expect((await inquire({ paymentRequestId: 'constructor' })).result.resultCode).toBe(
    'ORDER_NOT_EXIST',
  )
  expect((await pay({ paymentRequestId: '__proto__' })).result.resultStatus).toBe('U')
})

it.each([
  ['paymentAmount.value', { paymentAmount: { currency: 'CNY', value: '-1' } }],
  ['env.terminalType', { env: { terminalType: 'TV' } }],
  ['order', { order: undefined }],
])('names the field %s, without what it holds', async (name, changes) => {
  const { pay } = connected()

  const { result } = await pay(changes)

  expect(result.resultCode).toBe('PARAM_ILLEGAL')
  expect(result.resultMessage).toContain(`: ${name}: `)
  expect(result.resultMessage).not.toMatch(/-1|TV/)
})
