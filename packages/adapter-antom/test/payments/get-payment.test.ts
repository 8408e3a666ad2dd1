import { expect, it } from 'vitest'
import { answering, bytesOf } from '../support/answering.ts'

const account = {
  provider: 'antom',
  mode: 'test',
  id: 'SANDBOX_5X00000000000000',
  credential: 'k',
} as const

function paid(names: Readonly<Record<string, string>>) {
  return bytesOf({
    result: { resultCode: 'SUCCESS', resultStatus: 'S' },
    paymentStatus: 'SUCCESS',
    paymentAmount: { currency: 'PHP', value: '1314' },
    ...names,
  })
}

it.each([
  ['another reference', { paymentRequestId: 'order_2', paymentId: 'P1' }],
  ['another id', { paymentRequestId: 'order_1', paymentId: 'P2' }],
  ['no reference', { paymentId: 'P1' }],
  ['no name', {}],
])('does not believe a paid payment of %s', async (_what, names) => {
  const { antom } = answering([paid(names)])

  await expect(antom.getPayment({ account, reference: 'order_1', id: 'P1' })).rejects.toMatchObject(
    { code: 'mismatch', operation: 'get_payment' },
  )
})

it('shows no name that the response does not carry', async () => {
  const { antom } = answering([paid({ paymentId: 'P1' })])

  const { payment, observation } = await antom.getPayment({ account, id: 'P1' })

  expect(payment).not.toHaveProperty('reference')
  expect(observation).not.toHaveProperty('reference')
})
