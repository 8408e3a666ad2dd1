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
  expect((await call('acceptDispute', { disputeId })).result.resultCode).toBe('REPEAT_REQUEST')
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

const DAY = 86_400_000
const evidence = Buffer.from('a signed receipt').toString('base64')
const FILE = { disputeEvidenceType: 'DISPUTE_EVIDENCE_FILE' }
const codeOf = ({ result }: { result: { resultCode: string } }) => result.resultCode

it('is defended once, with a document that can be had again', async () => {
  const { call, disputeId, told, settle } = await disputed()
  const supply = () => call('supplyDefenseDocument', { disputeId, disputeEvidence: evidence })
  expect(codeOf(await call('downloadDisputeEvidence', { disputeId, ...FILE }))).toBe(
    'PARAM_ILLEGAL',
  )

  expect(await supply()).toMatchObject({
    result: { resultCode: 'SUCCESS' },
    disputeId,
    disputeResolutionTime: '2026-01-15T04:00:00-08:00',
  })
  await settle()

  expect(told().at(-1)).toMatchObject({ disputeNotificationType: 'DEFENSE_SUPPLIED', disputeId })
  expect(codeOf(await supply())).toBe('REPEAT_REQUEST')
  expect(codeOf(await call('acceptDispute', { disputeId }))).toBe('REPEAT_REQUEST')
  expect(await call('downloadDisputeEvidence', { disputeId, ...FILE })).toMatchObject({
    disputeEvidence: evidence,
    disputeEvidenceFormat: 'PDF',
  })
})

it('gives a form for the defense', async () => {
  const { call, disputeId } = await disputed()
  const disputeEvidenceType = 'DISPUTE_EVIDENCE_TEMPLATE'

  expect(await call('downloadDisputeEvidence', { disputeId, disputeEvidenceType })).toMatchObject({
    disputeEvidence: expect.stringMatching(/^[\w+/]+=*$/),
    disputeEvidenceFormat: 'WORD',
  })
})

it('alerts before the time for the defense is over, and then takes none', async () => {
  const { call, antom, disputeId, told } = await disputed()
  await antom.clock.advance(12 * DAY)
  expect(told().at(-1)).toMatchObject({ disputeNotificationType: 'DEFENSE_DUE_ALERT' })

  await antom.clock.advance(2 * DAY)

  const document = { disputeId, disputeEvidence: evidence }
  expect(codeOf(await call('supplyDefenseDocument', document))).toBe('TIME_EXCEEDS_LIMIT')
  expect(codeOf(await call('acceptDispute', { disputeId }))).toBe('TIME_EXCEEDS_LIMIT')
})

it('alerts nobody who has defended or accepted', async () => {
  const defended = await disputed()
  await defended.call('supplyDefenseDocument', {
    disputeId: defended.disputeId,
    disputeEvidence: evidence,
  })
  const accepted = await disputed()
  await accepted.call('acceptDispute', { disputeId: accepted.disputeId })

  for (const { antom, told } of [defended, accepted]) {
    await antom.clock.advance(13 * DAY)
    expect(told().map((fields) => fields.disputeNotificationType)).not.toContain(
      'DEFENSE_DUE_ALERT',
    )
  }
})

it('is resolved rapidly for the payer, without a dispute before', async () => {
  const { antom, told, paymentId, disputeId, call } = await disputed({ isRapid: true })

  expect(told()).toMatchObject([{ disputeNotificationType: 'RDR_RESOLVED', disputeId }])
  expect(antom.ledger.chargedBackOf(paymentId)).toBe(1314)
  expect(codeOf(await call('acceptDispute', { disputeId }))).toBe('REPEAT_REQUEST')
})

it.each(['supplyDefenseDocument', 'downloadDisputeEvidence'])(
  '%s refuses a dispute that does not exist, and what is not base64',
  async (name) => {
    const { call } = connected()
    const fields = { disputeId: 'NONE', disputeEvidence: evidence, ...FILE }

    expect(codeOf(await call(name, fields))).toBe('ORDER_NOT_EXIST')
    const spoiled = { disputeEvidence: '<html>', disputeEvidenceType: 'ALL' }
    expect(codeOf(await call(name, { ...fields, ...spoiled }))).toBe('PARAM_ILLEGAL')
  },
)
