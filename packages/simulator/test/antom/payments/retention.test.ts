import { expect, it } from 'vitest'
import { byCard, CNY, connected } from '../merchant.ts'

it('forgets the oldest payments where the account keeps a number of them', async () => {
  const { paidPayment, call, inquire, antom } = connected({ retention: 2 })
  const first = await paidPayment({ paymentRequestId: 'REQ_A' })
  const refundAmount = CNY('1')
  await call('refund', { refundRequestId: 'R_A', paymentId: first, refundAmount })
  await call('refund', { refundRequestId: 'R_B', paymentId: first, refundAmount: CNY('9999') })
  await paidPayment({ paymentRequestId: 'REQ_B' })
  await paidPayment({ paymentRequestId: 'REQ_C' })

  expect((await inquire({ paymentId: first })).result.resultCode).toBe('ORDER_NOT_EXIST')
  expect((await inquire({ paymentRequestId: 'REQ_A' })).result.resultCode).toBe('ORDER_NOT_EXIST')
  expect((await call('inquiryRefund', { refundRequestId: 'R_A' })).result.resultCode).toBe(
    'REFUND_NOT_EXIST',
  )
  expect(antom.ledger.entries(first)).toEqual([])
  expect(antom.webhooks.deliveries(first)).toEqual([])
  expect((await inquire({ paymentRequestId: 'REQ_B' })).paymentStatus).toBe('SUCCESS')
})

it('captures and refunds nothing of a payment that it has forgotten', async () => {
  const { paidPayment, call, antom } = connected({ retention: 1, refundsLater: true })
  const card = await paidPayment({ ...byCard('AUTOMATIC'), paymentRequestId: 'REQ_A' })
  const wallet = await paidPayment({ paymentRequestId: 'REQ_B' })
  await call('refund', { refundRequestId: 'R_B', paymentId: wallet, refundAmount: CNY('1') })
  await paidPayment({ paymentRequestId: 'REQ_C' })

  await antom.clock.advance(24 * 60 * 60_000)

  expect(antom.ledger.entries(card)).toEqual([])
  expect(antom.ledger.entries(wallet)).toEqual([])
})

it('closes no payment that it has forgotten', async () => {
  const { openPayment, antom } = connected({ retention: 1 })
  const first = await openPayment({ paymentRequestId: 'REQ_A' })
  await openPayment({ paymentRequestId: 'REQ_B' })

  await antom.clock.advance(60 * 60_000)

  expect(antom.ledger.entries(first)).toEqual([])
  expect(antom.ledger.entries().map(({ kind }) => kind)).toEqual(['created', 'expired'])
})
