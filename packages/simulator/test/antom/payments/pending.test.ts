import { expect, it } from 'vitest'
import { connected } from '../merchant.ts'

const DAY = 24 * 60 * 60_000
const sofort = {
  paymentMethod: { paymentMethodType: 'SOFORT' },
  paymentAmount: { currency: 'EUR', value: '1212' },
}

it('makes a payment PENDING when its payer is done, without a paymentResultCode', async () => {
  const { paidPayment, inquire, antom } = connected()
  const paymentId = await paidPayment(sofort)

  const answer = await inquire({ paymentId })

  expect(answer).toMatchObject({ paymentStatus: 'PENDING', result: { resultStatus: 'S' } })
  expect(answer).not.toHaveProperty('paymentResultCode')
  expect(answer).not.toHaveProperty('paymentTime')
  expect(answer).not.toHaveProperty('redirectActionForm')
  expect(antom.ledger.capturedOf(paymentId)).toBe(0)
})

it('tells PAYMENT_PENDING with S, and later PAYMENT_RESULT', async () => {
  const { paidPayment, endpoint, settle, antom } = connected()
  await paidPayment(sofort)
  await settle()
  await antom.clock.advance(2 * DAY)
  await settle()

  expect(
    endpoint.received.map(({ fields }) => [fields.notifyType, fields.result.resultStatus]),
  ).toEqual([
    ['PAYMENT_PENDING', 'S'],
    ['PAYMENT_RESULT', 'S'],
  ])
  expect(endpoint.received[0]?.fields).not.toHaveProperty('paymentTime')
})

it('answers a replay of a pending payment with U and no URL', async () => {
  const { paidPayment, pay } = connected()
  await paidPayment(sofort)

  const again = await pay(sofort)

  expect(again.result.resultCode).toBe('PAYMENT_IN_PROCESS')
  expect(again).not.toHaveProperty('normalUrl')
})

it('becomes SUCCESS or FAIL when the bank says so', async () => {
  const { paidPayment, status, antom } = connected()
  const confirmed = await paidPayment({ ...sofort, paymentRequestId: 'REQ_A' })
  const refused = await paidPayment({ ...sofort, paymentRequestId: 'REQ_B' })

  await antom.bank.confirm(confirmed)
  await antom.bank.refuse(refused)
  await antom.clock.advance(7 * DAY)

  expect(await status(confirmed)).toBe('SUCCESS')
  expect(await status(refused)).toBe('FAIL')
  expect(antom.ledger.capturedOf(refused)).toBe(0)
})
