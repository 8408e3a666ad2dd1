import { type AnsweredAttempt, readError, readingOf } from '@paystate/adapter-kit'
import type { Instant, Payment, PaymentError, PaymentReading } from '@paystate/core'
import { PROVIDER } from '../account/account.ts'
import { pathFor, storeOf } from '../configuration/settings.ts'
import { otherAnswer } from '../errors/foreign.ts'
import { saysNotSeen } from '../errors/says.ts'
import { unanswered } from '../errors/unanswered.ts'
import type { Answer } from '../http/answer.ts'
import { type Context, deadlineOf } from '../operations/context.ts'
import { isAnotherPayment } from './is-another-payment.ts'
import { paymentReply } from './payment-reply.ts'
import { withRaw } from './raw.ts'
import { readPayment } from './read-payment.ts'
import { readUntriedSession } from './read-session.ts'

/** Which payment, by one name of it. */
export interface PaymentName {
  readonly reference?: string | undefined
  readonly id?: string | undefined
}

export interface Inquiry {
  readonly operation: string
  readonly signal?: AbortSignal | undefined
  readonly known?: Payment | undefined
}

/** What one look at a payment gave. */
export type Look =
  | { readonly kind: 'seen'; readonly reading: PaymentReading; readonly begunAt: Instant }
  | { readonly kind: 'not_seen'; readonly begunAt: Instant; readonly endedAt: Instant }
  | { readonly kind: 'no_answer'; readonly error: PaymentError }

/**
 * Looks at a payment once.
 *
 * Our reference is preferred to the provider's id: in a payment session every try of the payer has an id
 * of its own, and the one that is known may be of an earlier try.
 *
 * @see https://docs.antom.com/ac/ams/paymentri_online
 */
export async function inquirePayment(
  context: Context,
  name: PaymentName,
  inquiry: Inquiry,
): Promise<Look> {
  const { api, settings } = context
  const { operation, signal } = inquiry
  const path = pathFor('inquiryPayment', settings)
  const reference = name.reference ?? name.id
  const body = JSON.stringify({ ...queryOf(name), ...storeOf(settings) })
  const deadlineMs = deadlineOf(context)
  const attempt = await api.send({ operation, reference, path, body, deadlineMs, signal })
  if (attempt.end !== 'answered') {
    return { kind: 'no_answer', error: readError(attempt, { provider: PROVIDER, operation }) }
  }
  return lookAt(context, { attempt, answer: api.open(attempt, path), name, inquiry })
}

function queryOf({ reference, id }: PaymentName) {
  return reference === undefined ? { paymentId: id } : { paymentRequestId: reference }
}

interface Inquired {
  readonly attempt: AnsweredAttempt
  readonly answer: Answer
  readonly name: PaymentName
  readonly inquiry: Inquiry
}

function lookAt(
  { settings }: Context,
  { attempt, answer, name: { reference, id }, inquiry: { operation, known } }: Inquired,
): Look {
  const { asOf, begunAt, endedAt } = attempt
  const provenance = { account: settings.account, asOf, at: endedAt, via: 'read' } as const
  if (answer.kind === 'told' && answer.result.status === 'S') {
    const reply = paymentReply.parse(answer.body)
    if (isAnotherPayment({ reference, id }, reply)) {
      return { kind: 'no_answer', error: otherAnswer({ operation, reference: reference ?? id }) }
    }
    const observation = readPayment(reply, { ...provenance, known })
    const reading = withRaw(readingOf(observation, { reference }), answer.body)
    return { kind: 'seen', reading, begunAt }
  }
  if (!saysNotSeen('inquiryPayment', answer)) {
    const question = { operation, reference: reference ?? id }
    return { kind: 'no_answer', error: unanswered('inquiryPayment', answer, question) }
  }
  const session = known && readUntriedSession(known, { ...provenance, begunAt })
  return session
    ? { kind: 'seen', reading: readingOf(session, { reference }), begunAt }
    : { kind: 'not_seen', begunAt, endedAt }
}
