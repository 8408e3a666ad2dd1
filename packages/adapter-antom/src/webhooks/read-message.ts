import type { UnreadRecord } from '@paystate/adapter-kit'
import type { Account, Observation, WebhookHint } from '@paystate/core'
import { readCaptureMessage } from '../captures/read-capture.ts'
import { isDisputeType, readDispute } from '../disputes/read-dispute.ts'
import type { Provenance } from '../http/provenance.ts'
import { isSession, readAttempts } from '../payments/read-attempts.ts'
import { type Known, readPartly } from '../payments/read-payment.ts'
import { takenBy } from '../payments/taken-by.ts'
import { readRefund } from '../refunds/read-refund.ts'
import { captureReply } from '../wire/capture.ts'
import { disputeReply } from '../wire/dispute.ts'
import { asWord, readText } from '../wire/lenient.ts'
import { paymentReply } from '../wire/payment.ts'
import { refundReply } from '../wire/refund.ts'
import { readResult } from '../wire/result.ts'
import type { NotificationType } from './event-types.ts'

/** What a signed notification is about, and what only it reports. */
export interface Notified {
  readonly hint: WebhookHint
  readonly observations: readonly Observation[]
}

/** Who was notified and when, by our clock and by the provider's. */
export type Received = Provenance & Pick<Known, 'providerNow'>

type Reader = (body: UnreadRecord, received: Received) => Notified

const READERS = new Map<string, Reader>(
  Object.entries({
    PAYMENT_RESULT: readPaymentResult,
    PAYMENT_PENDING: readPaymentPending,
    CAPTURE_RESULT: readCaptureResult,
    REFUND_RESULT: readRefundResult,
  } satisfies Record<NotificationType, Reader>),
)

/** Reads a notification whose signature was verified. It never throws: an unknown kind names what it can. */
export function readNotification(body: UnreadRecord, received: Received): Notified {
  const word = readText(body.notifyType) ?? readText(body.disputeNotificationType) ?? ''
  if (body.notifyType === undefined && isDisputeType(word)) return readDisputeNote(body, received)
  const read = READERS.get(asWord(word))
  if (read) return read(body, received)
  const hint = { ...hintOf(body, received.account), event: word, recognized: false }
  if (!isAboutDispute(body)) return { hint, observations: [] }
  const { observations } = readDisputeNote(body, received)
  return { hint, observations: observations.map((seen) => ({ ...seen, needsRead: true })) }
}

/** Whatever it says of it, there is a dispute. */
function isAboutDispute({ disputeNotificationType, disputeId }: UnreadRecord): boolean {
  return readText(disputeNotificationType) !== undefined || readText(disputeId) !== undefined
}

/** Every id and reference that a message may carry. */
function hintOf(body: UnreadRecord, account: Account): Omit<WebhookHint, 'event' | 'recognized'> {
  const names = {
    reference: readText(body.paymentRequestId),
    paymentId: readText(body.paymentId),
    refundId: readText(body.refundId),
    refundReference: readText(body.refundRequestId),
    captureId: readText(body.captureId),
    captureReference: readText(body.captureRequestId),
    disputeId: readText(body.disputeId),
  }
  const reported = Object.entries(names).filter(([, name]) => name !== undefined)
  return { account, ...Object.fromEntries(reported) }
}

function recognized(body: UnreadRecord, { account }: Provenance): WebhookHint {
  const word = readText(body.notifyType) ?? readText(body.disputeNotificationType) ?? ''
  return { ...hintOf(body, account), event: word, recognized: true }
}

/**
 * The result of a payment. Success alone never means captured: without a sign of an authorization it is not
 * even known whether captures follow, so a read must decide. For an attempt in a session it means that it succeeded.
 */
function readPaymentResult(body: UnreadRecord, received: Received): Notified {
  const hint = recognized(body, received)
  const result = readResult(body.result)
  const reply = paymentReply.parse(body)
  const paymentStatus =
    result && { S: 'SUCCESS', F: 'FAIL', U: undefined, other: undefined }[result.status]
  const isOpen = result?.status === 'S' && takenBy(reply) !== 'captures'
  const reported = { ...reply, paymentStatus: isOpen ? undefined : paymentStatus }
  const code = result?.verbatim
  const observation = readPartly({ ...reported, paymentResultCode: code }, received)
  const tried = isSession(reply, undefined) && {
    attempts: readAttempts({ ...reply, paymentStatus }, []),
  }
  return { hint, observations: [{ ...observation, ...tried, needsRead: true }] }
}

/** The payer is done; the S of this message is not about the money. */
function readPaymentPending(body: UnreadRecord, received: Received): Notified {
  const reply = { ...paymentReply.parse(body), paymentStatus: 'PENDING' }
  const code = readResult(body.result)?.verbatim
  const observation = readPartly({ ...reply, paymentResultCode: code }, received)
  return { hint: recognized(body, received), observations: [observation] }
}

function readCaptureResult(
  body: UnreadRecord,
  { providerNow: _now, ...provenance }: Received,
): Notified {
  const reply = captureReply.parse(body)
  const capture = readCaptureMessage(reply, readResult(body.result))
  const hint = recognized(body, provenance)
  const observation = {
    ...provenance,
    ...(reply.paymentId !== undefined && { paymentId: reply.paymentId }),
    ...(capture && { captures: [capture] }),
    lateMoney: 'returned',
    needsRead: true,
  } as const
  return { hint, observations: [observation] }
}

/**
 * It does not name the payment, which is found through the refund. Where its result and its status contradict each
 * other, a read must decide.
 */
function readRefundResult(
  body: UnreadRecord,
  { providerNow: _now, ...provenance }: Received,
): Notified {
  const reply = refundReply.parse(body)
  const result = readResult(body.result)
  const codes = result ? [result.verbatim] : []
  const refund = readRefund(reply, codes)
  const isClear = !result || CONTRADICTED[result.status] !== refund.status
  const observation = {
    ...provenance,
    ...(reply.paymentId !== undefined && { paymentId: reply.paymentId }),
    refunds: [isClear ? refund : readRefund({ ...reply, refundStatus: undefined }, codes)],
    lateMoney: 'returned',
    ...(!isClear && { needsRead: true }),
  } as const
  return { hint: recognized(body, provenance), observations: [observation] }
}

const CONTRADICTED = { S: 'failed', F: 'succeeded', U: undefined, other: undefined } as const

/** Disputes cannot be read: the message is the evidence. */
function readDisputeNote(
  body: UnreadRecord,
  { providerNow: _now, ...provenance }: Received,
): Notified {
  const reply = disputeReply.parse(body)
  const disputes = [readDispute(reply)]
  const { paymentId, paymentRequestId: reference } = reply
  const observation = {
    ...provenance,
    ...(reference !== undefined && { reference }),
    ...(paymentId !== undefined && { paymentId }),
    disputes,
    lateMoney: 'returned',
  } as const
  return { hint: recognized(body, provenance), observations: [observation] }
}
