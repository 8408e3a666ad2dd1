import { type AnsweredAttempt, readError, readingOf } from '@paystate/adapter-kit'
import type { Instant, Payment, PaymentAttempt, PaymentError, PaymentReading } from '@paystate/core'
import { PROVIDER } from '../configuration/account.ts'
import { pathFor, storeOf } from '../configuration/settings.ts'
import type { Answer } from '../http/answer.ts'
import { confirmsPayment } from '../http/confirms-payment.ts'
import { type Context, deadlineOf } from '../http/context.ts'
import { halfASession, otherAnswer } from '../http/mismatch.ts'
import { saysNotSeen } from '../result-codes/is-applied.ts'
import { unanswered } from '../result-codes/read-error.ts'
import { type PaymentReply, paymentReply } from '../wire/payment.ts'
import { type PaymentName, toNames } from '../wire/payment-name.ts'
import type { UnreadRecord } from '../wire/record.ts'
import { withRaw } from './raw.ts'
import { readNextAction } from './read-next-action.ts'
import { readPayment, readWaiting } from './read-payment.ts'
import { readUntriedSession } from './read-session.ts'

export interface Inquiry {
  readonly operation: string
  readonly signal?: AbortSignal | undefined
  readonly known?: Payment | undefined
  /** Tries of a session that were looked at just before. */
  readonly tries?: readonly PaymentAttempt[] | undefined
}

/** What one look at a payment gave. */
export type Look =
  | { readonly kind: 'seen'; readonly reading: PaymentReading; readonly begunAt: Instant }
  | { readonly kind: 'not_seen'; readonly begunAt: Instant; readonly endedAt: Instant }
  | { readonly kind: 'no_answer'; readonly error: PaymentError }

/**
 * Looks at a payment, by every name of it that is known: where both are, the provider's id wins there, and
 * an answer that does not fit both is about another payment.
 *
 * In a session every try of the payer has an id of its own, and the one that is known may be of an earlier
 * try: then a second look, by our reference alone, tells how the session stands. Assumed: session_try.
 *
 * @see https://docs.antom.com/ac/ams/paymentri_online
 */
export async function inquirePayment(
  context: Context,
  name: PaymentName,
  inquiry: Inquiry,
): Promise<Look> {
  const knownTries = inquiry.known?.attempts ?? []
  if (knownTries.length > 0 && name.reference !== undefined) {
    return inquireSession(context, name.reference, { ...inquiry, tries: knownTries })
  }
  const look = await inquireOnce(context, name, inquiry)
  if (look.kind !== 'seen' || name.id === undefined) return look
  const { attempts: tries = [], reference } = look.reading.observation
  if (tries.length === 0 || reference === undefined) return look
  const session = await inquireSession(context, reference, { ...inquiry, tries })
  if (session.kind !== 'not_seen') return session
  return { kind: 'no_answer', error: halfASession({ operation: inquiry.operation, reference }) }
}

type Tried = Inquiry & { readonly tries: readonly PaymentAttempt[] }

/**
 * How a session stands, of which tries are known. One that succeeded counts until a later success takes
 * its place: where the session is reported by another try, or not at all, that one is looked at by its id.
 */
async function inquireSession(context: Context, reference: string, inquiry: Tried): Promise<Look> {
  const look = await inquireOnce(context, { reference }, inquiry)
  const paid = inquiry.tries.find(({ status, superseded }) => status === 'succeeded' && !superseded)
  if (!paid || look.kind === 'no_answer' || tellsPaid(look, paid)) return look
  const tries = look.kind === 'seen' ? look.reading.payment.attempts : inquiry.tries
  return inquireOnce(context, { reference, id: paid.id }, { ...inquiry, tries })
}

/** Says whether a look shows the try that was paid, or one that was paid later. */
function tellsPaid(look: Exclude<Look, { kind: 'no_answer' }>, paid: PaymentAttempt): boolean {
  if (look.kind === 'not_seen') return false
  const { id, attempts } = look.reading.payment
  const isPaid = attempts.some((attempt) => attempt.id === id && attempt.status === 'succeeded')
  return id === paid.id || isPaid
}

async function inquireOnce(context: Context, name: PaymentName, inquiry: Inquiry): Promise<Look> {
  const { api, settings } = context
  const { operation, signal } = inquiry
  const path = pathFor('inquiryPayment', settings)
  const reference = name.reference ?? name.id
  const body = JSON.stringify({ ...toNames(name), ...storeOf(settings) })
  const deadlineMs = deadlineOf(context)
  const attempt = await api.send({ operation, reference, path, body, deadlineMs, signal })
  if (attempt.end !== 'answered') {
    return { kind: 'no_answer', error: readError(attempt, { provider: PROVIDER, operation }) }
  }
  return lookAt(context, { attempt, answer: api.open(attempt, path), name, inquiry })
}

interface Inquired {
  readonly attempt: AnsweredAttempt
  readonly answer: Answer
  readonly name: PaymentName
  readonly inquiry: Inquiry
}

function lookAt(
  { settings }: Context,
  { attempt, answer, name, inquiry: { operation, known, tries } }: Inquired,
): Look {
  const { asOf, begunAt, endedAt } = attempt
  const { reference } = name
  const question = { operation, reference: reference ?? name.id }
  const provenance = { account: settings.account, asOf, at: endedAt, via: 'read' } as const
  const shown = shownBy(answer)
  if (shown) {
    const { reply, isWhole, body, at: providerNow } = shown
    if (!confirmsPayment(name, reply)) return { kind: 'no_answer', error: otherAnswer(question) }
    const read = isWhole ? readPayment : readWaiting
    const observation = read(reply, { ...provenance, providerNow, known, tries })
    return { kind: 'seen', reading: withRaw(readingOf(observation), body), begunAt }
  }
  if (!saysNotSeen('inquiryPayment', answer)) {
    return { kind: 'no_answer', error: unanswered('inquiryPayment', answer, question) }
  }
  const session = known && readUntriedSession(known, { ...provenance, providerNow: answer.at })
  return session
    ? { kind: 'seen', reading: readingOf(session), begunAt }
    : { kind: 'not_seen', begunAt, endedAt }
}

interface Shown {
  readonly reply: PaymentReply
  /** False where the call itself is still in process, and only says what the payer has to do. */
  readonly isWhole: boolean
  readonly body: UnreadRecord
  readonly at: Instant
}

/** The payment in a response to an inquiry; undefined where it shows none. */
function shownBy(answer: Answer): Shown | undefined {
  if (answer.kind !== 'reported') return undefined
  const { result, body, at } = answer
  const reply = paymentReply.parse(body)
  if (result.status === 'S') return { reply, isWhole: true, body, at }
  const isInProcess = result.status === 'U' && result.code === 'PAYMENT_IN_PROCESS'
  const hasAction = readNextAction(reply) !== undefined
  return isInProcess && hasAction ? { reply, isWhole: false, body, at } : undefined
}
