import { expect, it } from 'vitest'
import { connected } from './merchant.ts'

it('answers a redirect payment with U, where to go, and HTTP 200', async () => {
  const { pay } = connected()

  expect(await pay()).toMatchObject({
    result: { resultCode: 'PAYMENT_IN_PROCESS', resultStatus: 'U' },
    paymentRequestId: 'REQ_1',
    paymentId: expect.stringMatching(/^20260115\d{27}$/),
    paymentAmount: { currency: 'CNY', value: '1314' },
    paymentCreateTime: '2026-01-15T04:00:00-08:00',
    normalUrl: expect.stringContaining('/antom/checkout/'),
    redirectActionForm: { actionFormType: 'RedirectActionForm', method: 'GET' },
  })
})
