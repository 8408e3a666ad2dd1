import { type AnsweredAttempt, readError } from '@paystate/adapter-kit'
import type { Instant, PaymentError, PaymentRef, RefundReading } from '@paystate/core'
import { PROVIDER } from '../configuration/account.ts'
import { pathFor, type Settings, storeOf } from '../configuration/settings.ts'
import { type Context, deadlineOf } from '../http/context.ts'
import { isAnother, otherAnswer } from '../http/mismatch.ts'
import type { CodeSubject } from '../result-codes/code-subjects.ts'
import { saysNotSeen } from '../result-codes/is-applied.ts'
import { unanswered } from '../result-codes/read-error.ts'
import { type RefundReply, refundReply } from '../wire/refund.ts'
import { readRefund } from './read-refund.ts'

export interface RefundName {
  readonly payment: PaymentRef
  readonly reference?: string | undefined
  readonly id?: string | undefined
}

export interface RefundInquiry {
  readonly operation: string
  readonly signal?: AbortSignal | undefined
}

/** What one look at a refund gave. */
export type RefundLook =
  | { readonly kind: 'seen'; readonly reading: RefundReading }
  | { readonly kind: 'not_seen'; readonly begunAt: Instant; readonly endedAt: Instant }
  | { readonly kind: 'no_answer'; readonly error: PaymentError }

/**
 * Looks at a refund once; the provider's id wins over our reference.
 *
 * @see https://docs.antom.com/ac/ams/ir_online
 */
export async function inquireRefund(
  context: Context,
  name: RefundName,
  { operation, signal }: RefundInquiry,
): Promise<RefundLook> {
  const { api, settings } = context
  const path = pathFor('inquiryRefund', settings)
  const question = { operation, reference: name.reference ?? name.id }
  const body = JSON.stringify(queryOf(name, settings))
  const deadlineMs = deadlineOf(context)
  const attempt = await api.send({ ...question, path, body, deadlineMs, signal })
  if (attempt.end !== 'answered') {
    return { kind: 'no_answer', error: readError(attempt, { provider: PROVIDER, operation }) }
  }
  const answer = api.open(attempt, path)
  const subject = subjectOf(settings)
  if (answer.kind === 'reported' && answer.result.status === 'S') {
    const reply = refundReply.parse(answer.body)
    return confirmsRefund(name, reply)
      ? { kind: 'seen', reading: readingIn(reply, { attempt, settings }) }
      : { kind: 'no_answer', error: otherAnswer(question) }
  }
  return saysNotSeen(subject, answer)
    ? { kind: 'not_seen', begunAt: attempt.begunAt, endedAt: attempt.endedAt }
    : { kind: 'no_answer', error: unanswered(subject, answer, question) }
}

/**
 * Whether the response names this refund and contradicts no name that was sent: of the refund or of its
 * payment. One that names no refund at all could be about any.
 */
function confirmsRefund({ payment, reference, id }: RefundName, reply: RefundReply): boolean {
  const { refundId, refundRequestId, paymentId } = reply
  const isNamed = refundId !== undefined || refundRequestId !== undefined
  const isOther =
    isAnother(reference, refundRequestId) ||
    isAnother(id, refundId) ||
    isAnother(payment.id, paymentId)
  return isNamed && !isOther
}

interface Inquired {
  readonly attempt: AnsweredAttempt
  readonly settings: Settings
}

/** What the response reports and nothing else: its payment, too, only where it is named. */
function readingIn(reply: RefundReply, { attempt, settings }: Inquired): RefundReading {
  const refund = readRefund(reply)
  const { paymentId } = reply
  const observation = {
    account: settings.account,
    asOf: attempt.asOf,
    at: attempt.endedAt,
    via: 'read',
    ...(paymentId !== undefined && { paymentId }),
    refunds: [refund],
    lateMoney: 'returned',
  } as const
  return { refund, observation }
}

function subjectOf({ isOmnichannel }: Settings): CodeSubject {
  return isOmnichannel ? 'inquiryRefund (omnichannel)' : 'inquiryRefund'
}

/** The second version knows refunds by the provider's id alone. */
function queryOf({ reference, id }: RefundName, settings: Settings) {
  if (settings.isOmnichannel) return { refundId: id }
  const by = id === undefined ? { refundRequestId: reference } : { refundId: id }
  return { ...by, ...storeOf(settings) }
}
