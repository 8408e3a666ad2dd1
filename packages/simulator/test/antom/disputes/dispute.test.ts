import { expect, it } from 'vitest'
import { connected } from '../merchant.ts'

async function disputed(
  options: Parameters<ReturnType<typeof connected>['antom']['bank']['openDispute']>[1] = {},
) {
  const merchant = connected({ disputeNotifyUrl: 'https://shop.example/disputes' })
  const paymentId = await merchant.paidPayment()
  await merchant.settle()
  const disputeId = await merchant.antom.bank.openDispute(paymentId, options)
  await merchant.settle()
  const told = () => merchant.endpoint.received.slice(1).map(({ fields }) => fields)
  return { ...merchant, paymentId, disputeId, told }
}

it('is told at the URL of the dashboard, and moves nothing yet', async () => {
  const { endpoint, told, paymentId, disputeId, status, antom } = await disputed()

  expect(endpoint.received.at(-1)?.request.url).toBe('https://shop.example/disputes')
  expect(told()).toMatchObject([
    {
      disputeNotificationType: 'DISPUTE_CREATED',
      disputeType: 'CHARGEBACK',
      disputeId,
      paymentId,
      paymentRequestId: 'REQ_1',
      disputeAmount: { currency: 'CNY', value: '1314' },
      defenseDueTime: '2026-01-29T04:00:00-08:00',
    },
  ])
  expect(await status(paymentId)).toBe('SUCCESS')
  expect(antom.ledger.chargedBackOf(paymentId)).toBe(0)
})

it('takes the money when the payer wins', async () => {
  const { antom, paymentId, disputeId, told, settle } = await disputed({ minorUnits: 300 })

  await antom.bank.judgeDispute(disputeId, { winner: 'payer' })
  await settle()

  expect(antom.ledger.chargedBackOf(paymentId)).toBe(300)
  expect(told().at(-1)).toMatchObject({
    disputeNotificationType: 'DISPUTE_JUDGED',
    disputeJudgedResult: 'VALIDATE_SUCCESS',
  })
})

it('takes nothing when the merchant wins, when it is taken back, or when it only asks', async () => {
  const won = await disputed()
  const takenBack = await disputed()
  const asked = await disputed({ type: 'RETRIEVAL_REQUEST' })

  await won.antom.bank.judgeDispute(won.disputeId, { winner: 'merchant' })
  await takenBack.antom.bank.cancelDispute(takenBack.disputeId)
  await asked.antom.bank.judgeDispute(asked.disputeId, { winner: 'payer' })

  for (const { antom, paymentId } of [won, takenBack, asked]) {
    expect(antom.ledger.chargedBackOf(paymentId)).toBe(0)
  }
})

it('is accepted by the merchant, once', async () => {
  const { antom, call, paymentId, disputeId, told, settle } = await disputed()

  expect(await call('acceptDispute', { disputeId })).toMatchObject({
    result: { resultStatus: 'S' },
    disputeId,
    disputeResolutionTime: '2026-01-15T04:00:00-08:00',
  })
  await settle()

  expect(antom.ledger.chargedBackOf(paymentId)).toBe(1314)
  expect(told().at(-1)).toMatchObject({ disputeNotificationType: 'DISPUTE_ACCEPTED' })
  expect((await call('acceptDispute', { disputeId })).result.resultCode).toBe(
    'ORDER_STATUS_INVALID',
  )
  expect((await call('acceptDispute', { disputeId: 'NONE' })).result.resultCode).toBe(
    'ORDER_NOT_EXIST',
  )
  expect(antom.ledger.chargedBackOf(paymentId)).toBe(1314)
})

it('is decided once', async () => {
  const { antom, disputeId } = await disputed()
  await antom.bank.cancelDispute(disputeId)

  await expect(antom.bank.judgeDispute(disputeId, { winner: 'payer' })).rejects.toThrow('is closed')
})
