import type { Instant, PaymentError, PaymentRef, RefundReading } from '@paystate/core'
import { type Settings, storeOf } from '../configuration/settings.ts'
import type { Context } from '../http/context.ts'
import { inquire } from '../http/inquire.ts'
import { isAnother, otherAnswer } from '../http/mismatch.ts'
import { namesIn, provenanceOf, type Received } from '../http/provenance.ts'
import { rememberResponse } from '../http/raw.ts'
import type { CodeSubject } from '../result-codes/code-subjects.ts'
import { isNotSeen } from '../result-codes/is-applied.ts'
import { toReadError } from '../result-codes/read-error.ts'
import { type RefundReply, refundReply } from '../wire/refund.ts'
import { readRefund } from './read-refund.ts'

export interface RefundName {
  readonly payment: PaymentRef
  readonly reference?: string | undefined
  readonly id?: string | undefined
}

/** The result of one inquiry of a refund. */
export type InquiredRefund =
  | { readonly kind: 'seen'; readonly reading: RefundReading }
  | { readonly kind: 'not_seen'; readonly begunAt: Instant; readonly endedAt: Instant }
  | { readonly kind: 'failed'; readonly error: PaymentError }

/**
 * Inquires a refund once; the provider's id wins over our reference.
 *
 * @see https://docs.antom.com/ac/ams/ir_online
 */
export async function inquireRefund(
  context: Context,
  name: RefundName,
  operation: string,
): Promise<InquiredRefund> {
  const { settings } = context
  const question = { operation, reference: name.reference ?? name.id }
  const body = queryOf(name, settings)
  const answered = await inquire(context, { ...question, call: 'inquiryRefund', body })
  if (answered.kind === 'failed') return answered
  const { attempt, response } = answered
  const subject = subjectOf(settings)
  if (response.kind === 'signed' && response.result.status === 'S') {
    const reply = refundReply.parse(response.body)
    return confirmsRefund(name, reply)
      ? { kind: 'seen', reading: readingIn(reply, { settings, attempt, signed: response }) }
      : { kind: 'failed', error: otherAnswer(question) }
  }
  return isNotSeen(subject, response)
    ? { kind: 'not_seen', begunAt: attempt.begunAt, endedAt: attempt.endedAt }
    : { kind: 'failed', error: toReadError(subject, response, question) }
}

/**
 * Whether the response carries each name that the refund was asked for by, and is not about another payment: the
 * signature covers the response and not the request, so one without our reference could be about any refund.
 */
function confirmsRefund({ payment, reference, id }: RefundName, reply: RefundReply): boolean {
  const confirms = (asked: string | undefined, reported: string | undefined) =>
    asked === undefined || asked === reported
  return (
    confirms(reference, reply.refundRequestId) &&
    confirms(id, reply.refundId) &&
    !isAnother(payment.id, reply.paymentId)
  )
}

/** What the response reports and nothing else: its payment too, only if it is named. */
function readingIn(reply: RefundReply, received: Received): RefundReading {
  const refund = readRefund(reply)
  const observation = {
    ...provenanceOf(received, 'read'),
    ...namesIn({ paymentId: reply.paymentId }),
    refunds: [refund],
    lateMoney: 'returned',
  } as const
  return { refund, observation: rememberResponse(observation, received.signed.body) }
}

function subjectOf({ isOmnichannel }: Settings): CodeSubject {
  return isOmnichannel ? 'inquiryRefund (omnichannel)' : 'inquiryRefund'
}

/** The second version finds refunds only by the provider's id. */
function queryOf({ reference, id }: RefundName, settings: Settings) {
  if (settings.isOmnichannel) return { refundId: id }
  const by = id === undefined ? { refundRequestId: reference } : { refundId: id }
  return { ...by, ...storeOf(settings) }
}
