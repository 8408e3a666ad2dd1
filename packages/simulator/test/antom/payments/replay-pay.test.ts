import { expect, it } from 'vitest'
import { CNY, connected } from '../merchant.ts'

it('answers a replay of an open payment with the same payment and the same URL', async () => {
  const { pay, antom } = connected()

  const first = await pay()
  const again = await pay()

  expect(again).toEqual(first)
  expect(antom.ledger.paymentsOf('REQ_1')).toHaveLength(1)
})

it('answers a replay of a paid payment with U and no URL', async () => {
  const { pay, paidPayment } = connected()
  const paymentId = await paidPayment()

  const again = await pay()

  expect(again).toMatchObject({ result: { resultCode: 'PAYMENT_IN_PROCESS' }, paymentId })
  expect(again).not.toHaveProperty('normalUrl')
  expect(again).not.toHaveProperty('redirectActionForm')
})

it('answers a replay of a closed payment with ORDER_IS_CLOSED', async () => {
  const { pay, antom } = connected()
  await pay()
  await antom.clock.advance(15 * 60_000)

  expect((await pay()).result).toMatchObject({ resultCode: 'ORDER_IS_CLOSED', resultStatus: 'F' })
})

it('answers a replay of a canceled payment with ORDER_IS_CANCELED', async () => {
  const { pay, call } = connected()
  await pay()
  await call('cancel', { paymentRequestId: 'REQ_1' })

  expect((await pay()).result).toMatchObject({ resultCode: 'ORDER_IS_CANCELED', resultStatus: 'F' })
})

it.each([
  ['amount', { paymentAmount: CNY('1315') }],
  ['currency', { paymentAmount: { currency: 'USD', value: '1314' } }],
  ['method', { paymentMethod: { paymentMethodType: 'GCASH' } }],
  ['method id', { paymentMethod: { paymentMethodType: 'ALIPAY_CN', paymentMethodId: 'x' } }],
])(
  'answers a replay with another %s with REPEAT_REQ_INCONSISTENT, and the first one lives on',
  async (_, changes) => {
    const { pay, openPayment, status, antom } = connected()
    const paymentId = await openPayment()

    expect((await pay(changes)).result).toMatchObject({
      resultCode: 'REPEAT_REQ_INCONSISTENT',
      resultStatus: 'F',
    })
    expect(await status(paymentId)).toBe('PROCESSING')
    expect(antom.ledger.paymentsOf('REQ_1')).toHaveLength(1)
  },
)

it('compares the documented fields alone, unless the account compares all', async () => {
  const lenient = connected()
  const strict = connected({ comparedFields: 'all' })
  const changed = { paymentRedirectUrl: 'https://shop.example/elsewhere' }

  await lenient.pay()
  await strict.pay()

  expect((await lenient.pay(changed)).result.resultCode).toBe('PAYMENT_IN_PROCESS')
  expect((await strict.pay(changed)).result.resultCode).toBe('REPEAT_REQ_INCONSISTENT')
  expect((await strict.pay()).result.resultCode).toBe('PAYMENT_IN_PROCESS')
})
