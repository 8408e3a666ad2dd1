import { projectPayment, refundableOf } from '@paystate/core'
import { expect, it } from 'vitest'
import { readDispute } from '../../src/disputes/read-dispute.ts'
import { readPayment } from '../../src/payments/read-payment.ts'
import { readNotification } from '../../src/webhooks/read-message.ts'
import { disputeReply } from '../../src/wire/dispute.ts'
import { paymentReply } from '../../src/wire/payment.ts'

const account = { provider: 'antom', mode: 'test', id: 'SANDBOX_1', credential: 'k' } as const
const provenance = {
  account,
  at: '2026-01-01T00:00:00Z',
  providerNow: '2026-01-01T00:00:00Z',
} as const
const php = (value: string) => ({ currency: 'PHP', value })
const usd = (value: string) => ({ currency: 'USD', value })
const paid = {
  paymentStatus: 'SUCCESS',
  paymentRequestId: 'order_1',
  paymentId: 'p_1',
  paymentAmount: php('1314'),
}
const lost = {
  disputeNotificationType: 'DISPUTE_JUDGED',
  disputeJudgedResult: 'VALIDATE_SUCCESS',
  disputeId: 'd_1',
  disputeType: 'CHARGEBACK',
  paymentId: 'p_1',
  paymentRequestId: 'order_1',
}

function refundableAfter(message: object) {
  const read = readPayment(paymentReply.parse(paid), {
    ...provenance,
    asOf: { begun: 1, received: 2 },
    via: 'read',
  })
  const { observations } = readNotification(
    { ...lost, ...message },
    { ...provenance, asOf: { received: 3 }, via: 'push' },
  )
  const requested = { currency: 'PHP', minorUnits: 1314 }
  const { payment } = projectPayment({ account, reference: 'order_1', requested }, [
    read,
    ...observations,
  ])
  return refundableOf(payment)
}

it.each([
  ['all of it', { disputeAmount: php('1314') }, 0],
  ['what was judged', { disputeAmount: php('1314'), disputeJudgedAmount: php('500') }, 814],
  ['what was judged alone', { disputeJudgedAmount: php('500') }, 814],
  ['another currency', { disputeAmount: usd('500') }, 'not_reported'],
  ['another currency judged alone', { disputeJudgedAmount: usd('500') }, 'not_reported'],
  ['two currencies', { disputeAmount: php('9'), disputeJudgedAmount: usd('5') }, 'not_reported'],
  ['no amount', {}, 'not_reported'],
  ['zero', { disputeAmount: php('0') }, 'not_reported'],
  ['zero judged', { disputeAmount: php('9'), disputeJudgedAmount: php('0') }, 'not_reported'],
])('a lost dispute about %s leaves as much to refund as is known', (_what, message, left) => {
  expect(refundableAfter(message)).toBe(left)
})

it('an inquiry takes nothing, even one that was lost', () => {
  const reply = disputeReply.parse({ ...lost, disputeType: 'RETRIEVAL_REQUEST' })

  expect(readDispute(reply)).toMatchObject({ kind: 'inquiry', moneyTaken: 0 })
})
