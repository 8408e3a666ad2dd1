import { expect, it } from 'vitest'
import { answering, bytesOf } from '../support/answering.ts'
import { FIRST, PRICE } from '../support/connected.ts'

const result = { resultCode: 'SUCCESS', resultStatus: 'S' }
const amount = PRICE
const other = { currency: 'PHP', value: '1313' }
const foreign = { currency: 'USD', value: '1314' }

async function refunded(fields: Readonly<Record<string, unknown>>) {
  const { antom } = answering([bytesOf({ result, ...fields })])
  const payment = { account: antom.account, reference: 'order_1', id: 'P1' }
  return antom.refundPayment({ reference: 'refund_1', payment, amount }, FIRST)
}

async function captured(fields: Readonly<Record<string, unknown>>) {
  const { antom } = answering([bytesOf({ result, ...fields })])
  const payment = { account: antom.account, reference: 'order_1', id: 'P1' }
  return antom.capturePayment({ reference: 'capture_1', payment, amount }, FIRST)
}

it.each([
  ['refund of another payment', () => refunded({ paymentId: 'P2' })],
  ['refund under another reference', () => refunded({ refundRequestId: 'refund_2' })],
  ['refund of another amount', () => refunded({ refundAmount: other })],
  ['refund in another currency', () => refunded({ refundAmount: foreign })],
  ['capture of another payment', () => captured({ paymentId: 'P2' })],
  ['capture under another reference', () => captured({ captureRequestId: 'capture_2' })],
  ['capture of another amount', () => captured({ captureAmount: other })],
  ['capture in another currency', () => captured({ captureAmount: foreign })],
])('a success that speaks of a %s is unknown', async (_what, run) => {
  expect(await run()).toMatchObject({ kind: 'unknown', error: { code: 'mismatch' } })
})

it.each([
  ['refund', refunded],
  ['capture', captured],
])('a %s names its payment only as the response does', async (_what, run) => {
  const silent = await run({})
  const named = await run({ paymentId: 'P1' })

  if (silent.kind !== 'applied' || named.kind !== 'applied') throw new Error('it was not applied')
  expect(silent.observation).not.toHaveProperty('reference')
  expect(silent.observation).not.toHaveProperty('paymentId')
  expect(named.observation).toMatchObject({ paymentId: 'P1' })
  expect(named.observation).not.toHaveProperty('reference')
})
