import { readingOf } from '@paystate/adapter-kit'
import type { PaymentAttempt } from '@paystate/core'
import { storeOf } from '../configuration/settings.ts'
import { confirmsPayment } from '../http/confirms-payment.ts'
import type { Context } from '../http/context.ts'
import {
  type Answered,
  type InquiredPayment,
  inquire,
  type PaymentInquiry,
} from '../http/inquire.ts'
import { halfASession, otherAnswer } from '../http/mismatch.ts'
import { provenanceOf } from '../http/provenance.ts'
import { rememberResponse } from '../http/raw.ts'
import type { ApiResponse, SignedResponse } from '../http/read-response.ts'
import { isNotSeen } from '../result-codes/is-applied.ts'
import { toReadError } from '../result-codes/read-error.ts'
import { type PaymentReply, paymentReply } from '../wire/payment.ts'
import { type PaymentName, toNames } from '../wire/payment-name.ts'
import { readNextAction } from './read-next-action.ts'
import { readPayment, readWaiting } from './read-payment.ts'
import { readUntriedSession } from './read-session.ts'

/**
 * Inquires a payment by reference, id or both: with both, the provider's id wins at Antom, and
 * a response that does not fit both is about another payment.
 *
 * In a session every attempt of the payer has its own id, and the known one may belong to an earlier
 * attempt: then a second inquiry, by our reference alone, shows the session. Assumed: session_try.
 *
 * @see https://docs.antom.com/ac/ams/paymentri_online
 */
export async function inquirePayment(
  context: Context,
  name: PaymentName,
  inquiry: PaymentInquiry,
): Promise<InquiredPayment> {
  const known = inquiry.known?.attempts ?? []
  if (known.length > 0 && name.reference !== undefined) {
    return inquireSession(context, name.reference, { ...inquiry, attempts: known })
  }
  const inquired = await inquireOnce(context, name, inquiry)
  if (inquired.kind !== 'seen' || name.id === undefined) return inquired
  const { attempts = [], reference } = inquired.reading.observation
  if (attempts.length === 0 || reference === undefined) return inquired
  const session = await inquireSession(context, reference, { ...inquiry, attempts })
  if (session.kind !== 'not_seen') return session
  return { kind: 'failed', error: halfASession({ operation: inquiry.operation, reference }) }
}

type Attempted = PaymentInquiry & { readonly attempts: readonly PaymentAttempt[] }

/**
 * The state of a session with known attempts. One that succeeded counts until a later success replaces
 * it: where the session is reported by another attempt, or not at all, that one is read by its id.
 */
async function inquireSession(
  context: Context,
  reference: string,
  inquiry: Attempted,
): Promise<InquiredPayment> {
  const inquired = await inquireOnce(context, { reference }, inquiry)
  const paid = inquiry.attempts.find(
    ({ status, superseded }) => status === 'succeeded' && !superseded,
  )
  if (!paid || inquired.kind === 'failed' || showsPaid(inquired, paid)) return inquired
  const attempts = inquired.kind === 'seen' ? inquired.reading.payment.attempts : inquiry.attempts
  return inquireOnce(context, { reference, id: paid.id }, { ...inquiry, attempts })
}

/** Whether an inquiry shows the attempt that was paid, or one that was paid later. */
function showsPaid(
  inquired: Exclude<InquiredPayment, { kind: 'failed' }>,
  paid: PaymentAttempt,
): boolean {
  if (inquired.kind === 'not_seen') return false
  const { id, attempts } = inquired.reading.payment
  const isPaid = attempts.some((attempt) => attempt.id === id && attempt.status === 'succeeded')
  return id === paid.id || isPaid
}

async function inquireOnce(
  context: Context,
  name: PaymentName,
  inquiry: PaymentInquiry,
): Promise<InquiredPayment> {
  const question = { operation: inquiry.operation, reference: name.reference ?? name.id }
  const body = { ...toNames(name), ...storeOf(context.settings) }
  const answered = await inquire(context, { ...question, call: 'inquiryPayment', body })
  if (answered.kind === 'failed') return answered
  const { attempt, response } = answered
  const shown = shownBy(response)
  if (shown) {
    return confirmsPayment(name, shown.reply)
      ? {
          kind: 'seen',
          reading: readingIn(context, { answered, shown, inquiry }),
          begunAt: attempt.begunAt,
        }
      : { kind: 'failed', error: otherAnswer(question) }
  }
  if (!isNotSeen('inquiryPayment', response)) {
    return { kind: 'failed', error: toReadError('inquiryPayment', response, question) }
  }
  const { begunAt, endedAt } = attempt
  const provenance = provenanceOf({ ...context, attempt }, 'read')
  const session =
    inquiry.known && readUntriedSession(inquiry.known, { ...provenance, providerNow: response.at })
  return session
    ? { kind: 'seen', reading: readingOf(session), begunAt }
    : { kind: 'not_seen', begunAt, endedAt }
}

interface Seen {
  readonly answered: Extract<Answered, { kind: 'answered' }>
  readonly shown: Shown
  readonly inquiry: PaymentInquiry
}

function readingIn(
  { settings }: Context,
  { answered: { attempt }, shown: { reply, signed, isWhole }, inquiry }: Seen,
) {
  const { known, sent, attempts } = inquiry
  const provenance = provenanceOf({ settings, attempt }, 'read')
  const created = { ...sent, ...reply.created }
  const read = isWhole ? readPayment : readWaiting
  const observation = read(
    { ...reply, created },
    { ...provenance, providerNow: signed.at, known, attempts },
  )
  return readingOf(rememberResponse(observation, signed.body))
}

interface Shown {
  readonly reply: PaymentReply
  readonly signed: SignedResponse
  /** False where the call itself is still in process, and only says what the payer must do. */
  readonly isWhole: boolean
}

/** The payment in a response to an inquiry; undefined where it shows none. */
function shownBy(response: ApiResponse): Shown | undefined {
  if (response.kind !== 'signed') return undefined
  const { result, body } = response
  const reply = paymentReply.parse(body)
  if (result.status === 'S') return { reply, signed: response, isWhole: true }
  const isInProcess = result.status === 'U' && result.code === 'PAYMENT_IN_PROCESS'
  const hasAction = readNextAction(reply) !== undefined
  return isInProcess && hasAction ? { reply, signed: response, isWhole: false } : undefined
}
