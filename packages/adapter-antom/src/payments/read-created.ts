import { type AnsweredAttempt, readingOf, type WriteReading } from '@paystate/adapter-kit'
import {
  isReported,
  type Observation,
  type Payment,
  type PaymentReading,
  type Prepared,
  projectPayment,
  type SendOptions,
} from '@paystate/core'
import { NO_AMOUNTS } from '@paystate/core/adapter'
import type { ToldAnswer } from '../http/answer.ts'
import type { Context } from '../http/context.ts'
import { FOREIGN, isAnother, isAnotherAmount, OTHER_AMOUNT } from '../http/mismatch.ts'
import { saysApplied } from '../result-codes/is-applied.ts'
import { readRefusal } from '../result-codes/read-refusal.ts'
import { type PaymentReply, paymentReply } from '../wire/payment.ts'
import { inquirePayment } from './inquire-payment.ts'
import { readNextAction } from './read-next-action.ts'
import { type Provenance, readPartly } from './read-payment.ts'
import { readTimes } from './read-times.ts'

interface Created {
  readonly attempt: AnsweredAttempt
  readonly prepared: Prepared<'create_payment'>
  readonly options: SendOptions
}

/** Reads the answer to a new payment, and looks again where the answer alone does not tell. */
export async function readCreated(
  context: Context,
  created: Created,
): Promise<WriteReading<'create_payment'>> {
  const { path } = created.prepared.request
  const subject = path.endsWith('/createPaymentSession') ? 'createPaymentSession' : 'pay'
  const answer = context.api.open(created.attempt, path)
  if (!saysApplied(subject, answer)) return readRefusal(subject, answer)
  const reply = paymentReply.parse(answer.body)
  if (isAnother(created.prepared.reference, reply.paymentRequestId)) return FOREIGN
  if (isAnotherAmount(created.prepared.input.amount, reply.paymentAmount)) return OTHER_AMOUNT
  const provenance = provenanceOf(context, created, answer)
  const observation =
    subject === 'pay' ? readPaid(reply, { answer, provenance }) : readSession(reply, provenance)
  return matchOutcome(context, created, observation)
}

/** A final answer that is repeated is as old as its first attempt: it has no lower bound. */
function provenanceOf(
  { settings }: Context,
  { attempt, options }: Created,
  { result }: ToldAnswer,
): Provenance {
  const { received, begun } = attempt.asOf
  const isStored = result.status === 'S' && options.previousAttempts !== 'none'
  const asOf = isStored ? { received } : { begun, received }
  return { account: settings.account, asOf, at: attempt.endedAt, via: 'response' }
}

interface Paid {
  readonly answer: ToldAnswer
  readonly provenance: Provenance
}

/**
 * `pay` names no status: accepted is PROCESSING, and S is about the call until a read agrees. Only while
 * the payer is asked to act is it reported that nothing was taken.
 */
function readPaid(reply: PaymentReply, { answer, provenance }: Paid): Observation {
  const { verbatim } = answer.result
  const reported = { ...reply, paymentStatus: 'PROCESSING', paymentResultCode: verbatim }
  const observation = readPartly(reported, { ...provenance, providerNow: answer.at })
  const { payment } = observation
  if (!payment || payment.status === 'requires_action') return observation
  const { requested, amount } = payment.amounts
  return { ...observation, payment: { ...payment, amounts: { ...NO_AMOUNTS, requested, amount } } }
}

/**
 * A session is an envelope: there is no payment in it before the payer pays. Its response repeats neither
 * our reference nor the amount, so neither is reported.
 */
function readSession(reply: PaymentReply, provenance: Provenance): Observation {
  return {
    ...provenance,
    payment: {
      status: 'requires_action',
      providerStatus: { value: 'PROCESSING', codes: ['SUCCESS'], recognized: true },
      amounts: { ...NO_AMOUNTS, authorized: 0, captured: 0 },
      nextAction: readNextAction(reply) ?? 'not_reported',
      times: readTimes(reply, 'not_reported'),
    },
    lateMoney: 'returned',
  }
}

/** Without anything for the payer to do, the payment may be paid already: a read decides. */
async function matchOutcome(
  context: Context,
  { prepared, options }: Created,
  observation: Observation,
): Promise<WriteReading<'create_payment'>> {
  const asked = { reference: prepared.reference, requested: prepared.input.amount }
  const first = readingOf(observation, asked).payment
  if (first.status === 'requires_action') return { says: 'applied', value: first, observation }
  const look = await inquirePayment(
    context,
    { reference: prepared.reference },
    { operation: 'create_payment', signal: options.signal },
  )
  if (look.kind === 'seen' && isOtherAmount(prepared, look.reading)) return OTHER_AMOUNT
  if (look.kind !== 'seen') {
    const open: Observation = { ...observation, needsRead: true }
    return { says: 'applied', value: { ...first, needsRead: true }, observation: open }
  }
  const value = together(prepared, [observation, look.reading.observation])
  return { says: 'applied', value, observation: look.reading.observation }
}

/** What the read right after the create shows must be what we sent, as in the response itself. */
function isOtherAmount(
  { input: { amount } }: Prepared<'create_payment'>,
  { payment: { currency, amounts } }: PaymentReading,
): boolean {
  if (currency === undefined || !isReported(amounts.amount)) return false
  return isAnotherAmount(amount, { currency, minorUnits: amounts.amount })
}

function together(
  { account, reference, input }: Prepared<'create_payment'>,
  evidence: readonly Observation[],
): Payment {
  const intent = { account, reference, requested: input.amount }
  return projectPayment(intent, evidence).payment
}
