import { expect, it } from 'vitest'
import { CNY, connected } from '../merchant.ts'

it('answers ORDER_NOT_EXIST for a payment nobody made', async () => {
  const { inquire } = connected()

  expect((await inquire({ paymentRequestId: 'NONE' })).result).toMatchObject({
    resultCode: 'ORDER_NOT_EXIST',
    resultStatus: 'F',
  })
})

it('asks for one of the ids', async () => {
  const { inquire } = connected()

  expect((await inquire({})).result.resultCode).toBe('PARAM_ILLEGAL')
})

it('lets the paymentId decide when both ids are given', async () => {
  const { inquire, openPayment } = connected()
  const paymentId = await openPayment()

  expect(await inquire({ paymentId, paymentRequestId: 'OTHER' })).toMatchObject({ paymentId })
  expect((await inquire({ paymentId: 'OTHER', paymentRequestId: 'REQ_1' })).result.resultCode).toBe(
    'ORDER_NOT_EXIST',
  )
})

it('does not know a payment at once where the account has it so, though a replay does', async () => {
  const { inquire, call, pay, openPayment, antom } = connected({ visibleAfter: 40_000 })
  const paymentId = await openPayment()
  const byRequest = { paymentRequestId: 'REQ_1' }

  await antom.clock.advance(39_999)
  expect((await inquire(byRequest)).result.resultCode).toBe('ORDER_NOT_EXIST')
  expect((await call('cancel', byRequest)).result.resultCode).toBe('ORDER_NOT_EXIST')
  expect(await pay()).toMatchObject({ paymentId })
  await antom.clock.advance(1)
  expect(await inquire(byRequest)).toMatchObject({ paymentId, paymentStatus: 'PROCESSING' })
})

it('tells an open payment as PROCESSING, with its action and without a paymentTime', async () => {
  const { inquire, openPayment } = connected()
  const paymentId = await openPayment({ metadata: '{"table":4}' })

  const answer = await inquire({ paymentId })

  expect(answer).toMatchObject({
    result: { resultCode: 'SUCCESS', resultStatus: 'S' },
    paymentStatus: 'PROCESSING',
    paymentResultCode: 'PAYMENT_IN_PROCESS',
    redirectActionForm: { method: 'GET' },
    metadata: '{"table":4}',
  })
  expect(answer).not.toHaveProperty('paymentTime')
  expect(answer).not.toHaveProperty('transactions')
})

it('tells a paid payment as SUCCESS with its time, and who paid', async () => {
  const { inquire, paidPayment, antom } = connected()
  const paymentId = await paidPayment()
  await antom.clock.advance(60_000)

  const answer = await inquire({ paymentId })

  expect(answer).toMatchObject({
    paymentStatus: 'SUCCESS',
    paymentResultCode: 'SUCCESS',
    paymentTime: '2026-01-15T04:00:00-08:00',
    pspCustomerInfo: { pspName: 'Alipay' },
  })
  expect(answer).not.toHaveProperty('redirectActionForm')
})

it('tells why a payment failed', async () => {
  const { inquire, openPayment, antom } = connected()
  const paymentId = await openPayment()
  await antom.payer.fail(paymentId, { resultCode: 'USER_KYC_NOT_QUALIFIED' })

  expect(await inquire({ paymentId })).toMatchObject({
    result: { resultStatus: 'S' },
    paymentStatus: 'FAIL',
    paymentResultCode: 'USER_KYC_NOT_QUALIFIED',
  })
})

it.each([
  ['absent', undefined],
  ['null', null],
  ['list', []],
] as const)(
  'writes no transactions as the account has it: %s',
  async (emptyTransactions, expected) => {
    const { inquire, paidPayment } = connected({ emptyTransactions })
    const paymentId = await paidPayment()

    expect((await inquire({ paymentId })).transactions).toEqual(expected)
  },
)

it('lists refunds as transactions, and the payment stays SUCCESS', async () => {
  const { inquire, paidPayment, call, antom } = connected()
  const paymentId = await paidPayment()
  antom.bank.holdNext('refund')
  await call('refund', { refundRequestId: 'R_1', paymentId, refundAmount: CNY('900') })
  await call('refund', { refundRequestId: 'R_2', paymentId, refundAmount: CNY('414') })

  expect(await inquire({ paymentId })).toMatchObject({
    paymentStatus: 'SUCCESS',
    transactions: [
      {
        transactionType: 'REFUND',
        transactionRequestId: 'R_1',
        transactionStatus: 'PROCESSING',
        transactionAmount: CNY('900'),
        transactionResult: { resultCode: 'PAYMENT_IN_PROCESS', resultStatus: 'U' },
      },
      {
        transactionRequestId: 'R_2',
        transactionStatus: 'SUCCESS',
        transactionResult: { resultStatus: 'S' },
      },
    ],
  })
})
