import { expect, it } from 'vitest'
import { connected } from '../merchant.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

it.each([
  ['ALIPAY_CN', 'CNY', 14 * MINUTE],
  ['LINKAJA', 'IDR', 5 * MINUTE],
  ['BANKTRANSFER_VIETQR', 'VND', 15 * MINUTE],
  ['BANCOMATPAY', 'EUR', HOUR],
  ['BANKTRANSFER_BNI', 'IDR', 48 * HOUR],
  ['BANKTRANSFER_SIAMCOMMERCIALBANK', 'THB', 48 * HOUR],
  ['BANKAPP_KRUNGTHAIBANK', 'THB', 14 * MINUTE],
  ['QRPH', 'PHP', 14 * MINUTE],
  ['KONBINI', 'JPY', 7 * 24 * HOUR],
  ['MERCADOPAGO_BR', 'BRL', 7 * 24 * HOUR],
  ['CARD', 'USD', 7 * 24 * HOUR],
])(
  'closes an unpaid %s (%s) after %i ms as FAIL with PROCESS_FAIL',
  async (paymentMethodType, currency, closesAfter) => {
    const { openPayment, status, inquire, antom } = connected()
    const paymentId = await openPayment({
      paymentMethod: { paymentMethodType },
      paymentAmount: { currency, value: '10000' },
    })

    await antom.clock.advance(closesAfter - 1)
    expect(await status(paymentId)).toBe('PROCESSING')
    await antom.clock.advance(1)
    expect(await inquire({ paymentId })).toMatchObject({
      paymentStatus: 'FAIL',
      paymentResultCode: 'PROCESS_FAIL',
    })
  },
)

it('closes at the paymentExpiryTime of the request', async () => {
  const { openPayment, status, antom } = connected()
  const paymentId = await openPayment({ paymentExpiryTime: '2026-01-15T20:05:00+08:00' })

  await antom.clock.advance(5 * MINUTE)

  expect(await status(paymentId)).toBe('FAIL')
})

it('never closes a payment that is paid', async () => {
  const { paidPayment, status, antom } = connected()
  const paymentId = await paidPayment()

  await antom.clock.advance(30 * 24 * HOUR)

  expect(await status(paymentId)).toBe('SUCCESS')
})

it('blocks a payer who comes after the close', async () => {
  const { openPayment, antom } = connected()
  const paymentId = await openPayment()
  await antom.clock.advance(15 * MINUTE)

  await expect(antom.payer.pay(paymentId)).rejects.toThrow('is closed')
})

it('gives money that arrives after the close straight back', async () => {
  const { openPayment, status, antom } = connected()
  const paymentId = await openPayment()
  await antom.clock.advance(15 * MINUTE)

  await antom.payer.pay(paymentId, { isLate: true })

  expect(await status(paymentId)).toBe('FAIL')
  expect(antom.ledger.capturedOf(paymentId)).toBe(1314)
  expect(antom.ledger.reversedOf(paymentId)).toBe(1314)
})
