import { describe, expect, it } from 'vitest'
import { createSimulatorClock } from '../../../src/index.ts'
import { byCard, CNY, connected } from '../merchant.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const code = ({ result }: { result: { resultCode: string } }) => result.resultCode

it('cancels an unpaid payment, by either id', async () => {
  const { openPayment, call, inquire, antom } = connected()
  const paymentId = await openPayment()

  const answer = await call('cancel', { paymentRequestId: 'REQ_1' })

  expect(answer).toEqual({
    result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
    paymentId,
    paymentRequestId: 'REQ_1',
    cancelTime: '2026-01-15T04:00:00-08:00',
  })
  expect(await inquire({ paymentId })).toMatchObject({
    paymentStatus: 'CANCELLED',
    paymentResultCode: 'SUCCESS',
  })
  expect(await inquire({ paymentId })).not.toHaveProperty('paymentTime')
  expect(antom.ledger.reversedOf(paymentId)).toBe(0)
})

it('cancels a paid payment whole, which keeps its paymentTime', async () => {
  const { paidPayment, call, inquire, antom } = connected()
  const paymentId = await paidPayment()

  expect(code(await call('cancel', { paymentId }))).toBe('SUCCESS')
  expect(await inquire({ paymentId })).toMatchObject({
    paymentStatus: 'CANCELLED',
    paymentResultCode: 'SUCCESS',
    paymentTime: '2026-01-15T04:00:00-08:00',
  })
  expect(antom.ledger.reversedOf(paymentId)).toBe(1314)
})

it('answers a second cancel with S too, and changes nothing', async () => {
  const { paidPayment, call, antom } = connected()
  const paymentId = await paidPayment()

  await call('cancel', { paymentId })
  expect(code(await call('cancel', { paymentId }))).toBe('SUCCESS')
  expect(antom.ledger.reversedOf(paymentId)).toBe(1314)
})

it('answers the cancel of a failed payment with S, and it stays FAIL', async () => {
  const { openPayment, call, status, antom } = connected()
  const paymentId = await openPayment()
  await antom.clock.advance(3 * DAY)

  expect(code(await call('cancel', { paymentId }))).toBe('SUCCESS')
  expect(await status(paymentId)).toBe('FAIL')
})

it('refuses the cancel of a refunded payment with PROCESS_FAIL, also after a part', async () => {
  const { paidPayment, call, status } = connected()
  const paymentId = await paidPayment()
  await call('refund', { refundRequestId: 'R_1', paymentId, refundAmount: CNY('1') })

  expect(code(await call('cancel', { paymentId }))).toBe('PROCESS_FAIL')
  expect(await status(paymentId)).toBe('SUCCESS')
})

it('cancels a payment whose refund has failed, and not one whose refund is under way', async () => {
  const { antom, paidPayment, call, status } = connected({ refundsLater: true })
  const paymentId = await paidPayment()
  await call('refund', { refundRequestId: 'R_1', paymentId, refundAmount: CNY('1') })
  expect(code(await call('cancel', { paymentId }))).toBe('PROCESS_FAIL')
  await antom.bank.failRefund('R_1')

  expect(code(await call('cancel', { paymentId }))).toBe('SUCCESS')
  expect(await status(paymentId)).toBe('CANCELLED')
})

it('answers ORDER_NOT_EXIST for a payment nobody made', async () => {
  const { call } = connected()

  expect(code(await call('cancel', { paymentRequestId: 'NONE' }))).toBe('ORDER_NOT_EXIST')
})

it('sends no notification', async () => {
  const { openPayment, call, settle, endpoint } = connected()
  const paymentId = await openPayment()

  await call('cancel', { paymentId })
  await settle()

  expect(endpoint.received).toEqual([])
})

describe('the window ends at 00:15 of the next day in UTC+8', () => {
  const startAt = Date.UTC(2026, 0, 15, 15, 59) // 23:59 in UTC+8

  it('counts from the day of the payment', async () => {
    const { paidPayment, call, antom } = connected({ clock: createSimulatorClock({ startAt }) })
    const early = await paidPayment({ paymentRequestId: 'REQ_A' })
    const late = await paidPayment({ paymentRequestId: 'REQ_B' })

    await antom.clock.advance(16 * MINUTE - 1)
    expect(code(await call('cancel', { paymentId: early }))).toBe('SUCCESS')
    await antom.clock.advance(1)
    expect(code(await call('cancel', { paymentId: late }))).toBe('CANCEL_WINDOW_EXCEED')
  })

  it('gives a payment made after midnight another day', async () => {
    const clock = createSimulatorClock({ startAt: startAt + MINUTE })
    const { paidPayment, call } = connected({ clock })
    const paymentId = await paidPayment()

    await clock.advance(DAY + 14 * MINUTE)

    expect(code(await call('cancel', { paymentId }))).toBe('SUCCESS')
  })
})

it.each([
  ['DANA', 'IDR', '30000'],
  ['JKOPAY', 'TWD', '100'],
])('refuses to cancel %s at all', async (paymentMethodType, currency, value) => {
  const { openPayment, call } = connected()
  const paymentId = await openPayment({
    paymentMethod: { paymentMethodType },
    paymentAmount: { currency, value },
  })

  expect(code(await call('cancel', { paymentId }))).toBe('PAYMENT_METHOD_NOT_SUPPORTED')
})

it('cancels Thai banking before payment only', async () => {
  const thai = {
    paymentMethod: { paymentMethodType: 'BANKAPP_SIAMCOMMERCIALBANK' },
    paymentAmount: { currency: 'THB', value: '100' },
  }
  const { openPayment, paidPayment, call } = connected()
  const open = await openPayment({ ...thai, paymentRequestId: 'REQ_A' })
  const paid = await paidPayment({ ...thai, paymentRequestId: 'REQ_B' })

  expect(code(await call('cancel', { paymentId: open }))).toBe('SUCCESS')
  expect(code(await call('cancel', { paymentId: paid }))).toBe('PAYMENT_METHOD_NOT_SUPPORTED')
})

it('voids the authorization of a card within seven days, and not once captured', async () => {
  const { paidPayment, call, status, antom } = connected()
  const held = await paidPayment({ ...byCard('MANUAL'), paymentRequestId: 'REQ_A' })
  const captured = await paidPayment({ ...byCard('AUTOMATIC'), paymentRequestId: 'REQ_B' })
  await antom.clock.advance(6 * DAY)

  expect(code(await call('cancel', { paymentId: held }))).toBe('SUCCESS')
  expect(await status(held)).toBe('CANCELLED')
  expect(antom.ledger.entries(held).map(({ kind }) => kind)).toEqual([
    'created',
    'authorized',
    'released',
    'canceled',
  ])
  expect(code(await call('cancel', { paymentId: captured }))).toBe('ORDER_STATUS_INVALID')
})

it('lets CANCELLED win over a late payer, whose money goes straight back', async () => {
  const { openPayment, call, inquire, settle, endpoint, antom } = connected()
  const paymentId = await openPayment()
  await call('cancel', { paymentId })
  await antom.clock.advance(1_000)

  await antom.payer.pay(paymentId)
  await settle()

  expect(await inquire({ paymentId })).toMatchObject({
    paymentStatus: 'CANCELLED',
    paymentTime: '2026-01-15T04:00:01-08:00',
  })
  expect(antom.ledger.capturedOf(paymentId)).toBe(1314)
  expect(antom.ledger.reversedOf(paymentId)).toBe(1314)
  expect(endpoint.received[0]?.fields).toMatchObject({
    notifyType: 'PAYMENT_RESULT',
    result: { resultStatus: 'S' },
  })
})

it('takes nothing twice from a payer who comes again after the cancel', async () => {
  const { paidPayment, call, antom } = connected()
  const paymentId = await paidPayment()
  await call('cancel', { paymentId })

  await antom.payer.pay(paymentId)

  expect(antom.ledger.capturedOf(paymentId)).toBe(1314)
  expect(antom.ledger.reversedOf(paymentId)).toBe(1314)
})

it('asks for the money when a paid payment is canceled', async () => {
  const { paidPayment, call, status, antom } = connected()
  const paymentId = await paidPayment()
  antom.bank.limitBalance({ currency: 'CNY', minorUnits: 1000 })

  expect(code(await call('cancel', { paymentId }))).toBe('MERCHANT_BALANCE_NOT_ENOUGH')
  expect(await status(paymentId)).toBe('SUCCESS')
  antom.bank.limitBalance({ currency: 'CNY', minorUnits: 2000 })
  expect(code(await call('cancel', { paymentId }))).toBe('SUCCESS')
})
