import { expect, it } from 'vitest'
import { byCard, CNY, connected } from '../merchant.ts'

const DAY = 24 * 60 * 60_000

/** Does the first action of a name, whatever object it is about. */
async function act(
  { antom }: ReturnType<typeof connected>,
  { paymentId, name }: { paymentId: string; name: string },
) {
  const found = antom.actionsOf(paymentId).find((action) => action.name.split(':')[0] === name)
  await found?.run()
}

const namesOf = ({ antom }: ReturnType<typeof connected>, paymentId: string) =>
  antom.actionsOf(paymentId).map(({ name }) => name.split(':')[0])

it('offers what the payer can do while a payment is open', async () => {
  const merchant = connected()
  const paymentId = await merchant.openPayment()

  expect(namesOf(merchant, paymentId)).toEqual(['pay', 'fail'])
  await act(merchant, { paymentId, name: 'pay' })
  expect(merchant.antom.statusOf(paymentId)).toBe('SUCCESS')
})

it('offers the bank’s word while a payment is pending', async () => {
  const merchant = connected()
  const paymentId = await merchant.paidPayment({
    paymentMethod: { paymentMethodType: 'SOFORT' },
    paymentAmount: { currency: 'EUR', value: '100' },
  })

  expect(namesOf(merchant, paymentId)).toEqual(['confirm', 'refuse'])
  await act(merchant, { paymentId, name: 'refuse' })
  expect(merchant.antom.statusOf(paymentId)).toBe('FAIL')
})

it('offers the ends of what is under way', async () => {
  const merchant = connected()
  const paymentId = await merchant.paidPayment(byCard('MANUAL'))
  merchant.antom.bank.holdNext('capture')
  const captureAmount = CNY('1314')
  await merchant.call('capture', { captureRequestId: 'C_1', paymentId, captureAmount })

  expect(namesOf(merchant, paymentId)).toEqual(['dispute', 'complete_capture', 'fail_capture'])
  await act(merchant, { paymentId, name: 'complete_capture' })
  merchant.antom.bank.holdNext('refund')
  await merchant.call('refund', { refundRequestId: 'R_1', paymentId, refundAmount: CNY('100') })
  expect(namesOf(merchant, paymentId)).toEqual([
    'dispute',
    'charge_back',
    'complete_refund',
    'fail_refund',
  ])
  await act(merchant, { paymentId, name: 'fail_refund' })

  expect(merchant.antom.ledger.capturedOf(paymentId)).toBe(1314)
  expect(merchant.antom.ledger.refundsOf(paymentId)).toEqual([])
})

it('offers the ends of a dispute', async () => {
  const merchant = connected()
  const paymentId = await merchant.paidPayment()

  await act(merchant, { paymentId, name: 'dispute' })
  expect(namesOf(merchant, paymentId)).toEqual([
    'dispute',
    'charge_back',
    'lose_dispute',
    'win_dispute',
    'cancel_dispute',
  ])
  await act(merchant, { paymentId, name: 'lose_dispute' })

  expect(merchant.antom.ledger.chargedBackOf(paymentId)).toBe(1314)
  expect(namesOf(merchant, paymentId)).toEqual(['dispute'])
})

it('offers money that comes too late once a payment has ended', async () => {
  const merchant = connected()
  const paymentId = await merchant.openPayment()
  await merchant.antom.clock.advance(DAY)

  expect(namesOf(merchant, paymentId)).toEqual(['pay_late'])
  await act(merchant, { paymentId, name: 'pay_late' })

  expect(merchant.antom.ledger.reversedOf(paymentId)).toBe(1314)
})

it('offers nothing for a payment nobody made', () => {
  const merchant = connected()

  expect(merchant.antom.actionsOf('NONE')).toEqual([])
  expect(merchant.antom.statusOf('NONE')).toBeUndefined()
})

it('logs requests without headers and bodies', async () => {
  const { antom, call, openPayment } = connected()
  const paymentId = await openPayment()
  antom.faults.next('cancel', 'drop_answer')
  await call('cancel', { paymentId }).catch(() => undefined)

  expect(antom.requests.entries()).toEqual([
    {
      sequence: 1,
      at: antom.clock.now(),
      method: 'POST',
      path: '/ams/sandbox/api/v1/payments/pay',
      call: 'pay',
      fault: undefined,
      reference: 'REQ_1',
      outcome: 200,
      said: 'PAYMENT_IN_PROCESS',
    },
    expect.objectContaining({ call: 'cancel', fault: 'drop_answer', outcome: 'drop' }),
  ])
  expect(antom.requests.entries().at(-1)?.said).toBe('SUCCESS')
  expect(antom.amountText({ currency: 'CNY', minorUnits: 5 })).toBe('CNY 0.05')
})

it('logs why a request was refused', async () => {
  const { antom, call, pay } = connected()
  await call('nothing', {})
  await pay({ paymentAmount: undefined })

  expect(antom.requests.entries().map(({ said }) => said)).toEqual([
    'NO_INTERFACE_DEF: API is not defined.',
    expect.stringMatching(/^PARAM_ILLEGAL: .*: paymentAmount: /),
  ])
})
