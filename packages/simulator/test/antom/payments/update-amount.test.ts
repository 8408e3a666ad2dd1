import { expect, it } from 'vitest'
import { byCard, CNY, connected, payFields } from '../merchant.ts'

const DAY = 86_400_000

async function authorized(changes: object = byCard('MANUAL')) {
  const merchant = connected()
  const paymentId = await merchant.paidPayment(changes)
  await merchant.settle()
  const update = (value: string, updateRequestId = 'U_1') =>
    merchant.call('updateAmount', { updateRequestId, paymentId, amount: CNY(value) })
  const code = async (...asked: Parameters<typeof update>) =>
    (await update(...asked)).result.resultCode
  return { ...merchant, paymentId, update, code }
}

it('raises an authorization, tells so, and lets all of it be captured', async () => {
  const { update, settle, endpoint, inquire, call, paymentId, antom } = await authorized()

  expect(await update('2000')).toMatchObject({
    result: { resultCode: 'SUCCESS' },
    updateRequestId: 'U_1',
    paymentId,
    amount: CNY('2000'),
  })
  await settle()

  expect(endpoint.received.at(-1)?.fields).toMatchObject({
    notifyType: 'UPDATE_AMOUNT_RESULT',
    updateRequestId: 'U_1',
    paymentAmount: CNY('2000'),
  })
  expect((await inquire({ paymentId })).paymentAmount).toEqual(CNY('2000'))
  const capture = { captureRequestId: 'C_1', paymentId, captureAmount: CNY('2000') }
  expect((await call('capture', capture)).result.resultCode).toBe('SUCCESS')
  expect(antom.ledger.capturedOf(paymentId)).toBe(2000)
})

it('answers a repeated update as the first, without raising it again', async () => {
  const { update, code, antom, paymentId } = await authorized()
  const first = await update('2000')

  expect(await update('2000')).toEqual(first)
  expect(await code('3000')).toBe('REPEAT_REQ_INCONSISTENT')
  const raised = antom.ledger.entries(paymentId).filter(({ kind }) => kind === 'authorized')
  expect(raised.map(({ amount }) => amount.minorUnits)).toEqual([1314, 686])
})

it('still answers a repeated pay with its first amount', async () => {
  const { update, call } = await authorized()
  await update('2000')

  expect((await call('pay', payFields(byCard('MANUAL')))).result.resultCode).toBe(
    'PAYMENT_IN_PROCESS',
  )
})

it.each([
  ['less', '1000'],
  ['the same', '1314'],
])('refuses %s than is authorized', async (_, value) => {
  const { code } = await authorized()

  expect(await code(value)).toBe('PARAM_ILLEGAL')
})

it('refuses what is captured, canceled, lapsed, of one step, or not there', async () => {
  const captured = await authorized()
  const { paymentId } = captured
  await captured.call('capture', { captureRequestId: 'C_1', paymentId, captureAmount: CNY('1') })
  expect(await captured.code('2000')).toBe('ORDER_STATUS_INVALID')

  const canceled = await authorized()
  await canceled.call('cancel', { paymentId: canceled.paymentId })
  expect(await canceled.code('2000')).toBe('AUTH_CANCELLED')

  const wallet = await authorized({})
  expect(await wallet.code('2000')).toBe('PAYMENT_METHOD_NOT_SUPPORTED')

  const lapsed = await authorized()
  await lapsed.antom.clock.advance(7 * DAY)
  expect(await lapsed.code('2000')).toBe('AUTH_CANCELLED') // Antom cancels it

  const { call } = connected()
  const nobody = { updateRequestId: 'U_1', paymentId: 'NONE', amount: CNY('1') }
  expect((await call('updateAmount', nobody)).result.resultCode).toBe('ORDER_NOT_EXIST')
})
