import type { Dispute, DisputeStatus, Reported } from '@paystate/core'
import type { DisputeReply } from '../wire/dispute.ts'
import { asWord } from '../wire/lenient.ts'
import { DISPUTE_KINDS, DISPUTE_ROWS, VERDICT_ROWS } from './dispute-status.ts'

const TYPES = new Map(DISPUTE_ROWS.map(({ providerStatus, status }) => [providerStatus, status]))
const VERDICTS = new Map(VERDICT_ROWS.map(({ providerStatus, status }) => [providerStatus, status]))

/** Whether a type is a known kind of dispute message. */
export function isDisputeType(word: string): boolean {
  return asWord(word) === 'DISPUTE_JUDGED' || TYPES.has(asWord(word))
}

/** Reads a dispute. It is not documented when money is debited: only its end shows it. */
export function readDispute(reply: DisputeReply): Dispute {
  const { disputeId: id = nameFor(reply), disputeType = '', disputeAmount } = reply
  const currency = (disputeAmount ?? reply.disputeJudgedAmount)?.currency
  const status = statusOf(reply)
  const kind = DISPUTE_KINDS.get(asWord(disputeType)) ?? 'chargeback'
  const reason = reply.disputeReasonMsg ?? reply.disputeReasonCode
  const closedAt = reply.disputeJudgedTime ?? reply.disputeAcceptTime
  return {
    id,
    kind,
    status,
    amount: disputeAmount?.minorUnits ?? 'not_reported',
    moneyTaken: takenBy(reply, { status, kind }),
    ...(currency !== undefined && { currency }),
    ...(reason !== undefined && { reason }),
    ...(reply.disputeTime !== undefined && { openedAt: reply.disputeTime }),
    ...(reply.defenseDueTime !== undefined && { dueAt: reply.defenseDueTime }),
    ...(status !== 'open' && closedAt !== undefined && { closedAt }),
  }
}

/** A dispute without an id is one of its payment: no inquiry shows it, so it must not be lost. */
function nameFor({ paymentId, paymentRequestId }: DisputeReply): string {
  return `dispute_of_${paymentId ?? paymentRequestId ?? 'payment'}`
}

/** An unknown type or verdict leaves the dispute open. */
function statusOf(reply: DisputeReply): DisputeStatus {
  const type = asWord(reply.disputeNotificationType ?? '')
  const verdict = VERDICTS.get(asWord(reply.disputeJudgedResult ?? ''))
  return (type === 'DISPUTE_JUDGED' ? verdict : TYPES.get(type)) ?? 'open'
}

/** What the end of a dispute took. Nothing is no result of one that was not won. */
function takenBy(
  { disputeAmount, disputeJudgedAmount }: DisputeReply,
  { status, kind }: Pick<Dispute, 'status' | 'kind'>,
): Reported<number> {
  if (kind === 'inquiry' || status === 'won') return 0
  if (status === 'open') return 'not_reported'
  const taken = disputeJudgedAmount ?? disputeAmount
  const isOther = disputeAmount !== undefined && taken?.currency !== disputeAmount.currency
  const isClear = taken !== undefined && !isOther && taken.minorUnits > 0
  return isClear ? taken.minorUnits : 'not_reported'
}
