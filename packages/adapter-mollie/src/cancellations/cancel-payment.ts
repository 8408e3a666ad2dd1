import {
  type AnsweredAttempt,
  type Attempt,
  jsonOf,
  readingOf,
  sendWrite,
  type WriteReading,
} from '@paystate/adapter-kit'
import type {
  Cancellation,
  Observation,
  Outcome,
  PaymentReading,
  Preparation,
  Prepared,
  SendOptions,
} from '@paystate/core'
import type { Rejections } from '@paystate/core/adapter'
import { readRefusal } from '../errors/read-refusal.ts'
import { rejectionsOf } from '../errors/rejections.ts'
import type { Connection } from '../operations/connection.ts'
import { provenanceOf } from '../operations/provenance.ts'
import { attemptRead } from '../operations/read.ts'
import { sendPrepared, unreadable } from '../operations/send-post.ts'
import { paymentQuery } from '../payments/get-payment.ts'
import { paymentReply } from '../payments/payment-reply.ts'
import { readPayment } from '../payments/read-payment.ts'
import { ALREADY_PAID, alreadyPaid } from './already-paid.ts'
import { settleCancel } from './settled-cancel.ts'

type Canceling = Prepared<'cancel_payment'>
type Reading = WriteReading<'cancel_payment'>

/** What was done about a cancel: it was sent, or a read before it made that needless or impossible. */
interface Step {
  readonly attempt: Attempt
  readonly read: (answer: AnsweredAttempt) => Reading
}

/**
 * Cancels a payment: a read decides how. An authorized payment is released, one that has ended is left
 * alone, any other is canceled if the provider agrees.
 *
 * The answer never says that the payment is canceled, only that the wish was taken: read it afterwards.
 *
 * @see https://docs.mollie.com/reference/cancel-payment
 * @see https://docs.mollie.com/reference/release-authorization
 */
export function cancelPayment(
  connection: Connection,
  preparation: Preparation<'cancel_payment'>,
  options: SendOptions,
): Promise<Outcome<'cancel_payment'>> {
  let read: Step['read'] = unreadable
  return sendWrite({
    preparation,
    options,
    account: connection.settings.account,
    clock: connection.clock,
    lookup: 'reference',
    rejections: REJECTIONS,
    call: async (prepared) => {
      const step = await takeStep(connection, { prepared, options })
      read = step.read
      return step.attempt
    },
    read: (answer) => read(answer),
  })
}

/** A payment that a fresh read shows as paid was canceled by no attempt before. */
const REJECTIONS: Rejections = new Map([
  ...rejectionsOf('cancel_payment'),
  [ALREADY_PAID, 'every_attempt'],
])

async function takeStep(
  connection: Connection,
  { prepared, options }: { prepared: Canceling; options: SendOptions },
): Promise<Step> {
  const { signal } = options
  const { path } = prepared.request
  const query = paymentQuery(connection.settings)
  const attempt = await attemptRead(connection, { operation: 'get_payment', path, query, signal })
  const refuse = (answer: AnsweredAttempt): Reading =>
    readRefusal('cancel_payment', { answer, now: connection.clock.now() })
  if (attempt.end !== 'answered') return { attempt, read: unreadable }
  if (attempt.status !== 200) return { attempt, read: refuse }
  const reading = readAnswer(connection, attempt)
  if (!reading) return { attempt, read: unreadable }
  const settled = settleCancel(reading, prepared.reference)
  if (settled.kind === 'done') {
    const { value, observation } = settled
    return { attempt, read: () => ({ says: 'applied', value, observation }) }
  }
  if (settled.kind === 'paid') return { attempt, read: () => alreadyPaid() }
  const request = settled.isAuthorized ? releaseOf(prepared) : prepared
  return {
    attempt: await sendPrepared(connection, request, options),
    read: (answer) =>
      isAccepted(answer) ? accepted(connection, { answer, prepared }) : refuse(answer),
  }
}

function readAnswer({ settings }: Connection, answer: AnsweredAttempt): PaymentReading | undefined {
  const { data } = paymentReply.safeParse(jsonOf(answer.body))
  const { account } = settings
  return data && readingOf(readPayment(data, provenanceOf(answer, { account, via: 'read' })))
}

/** The other call, with the same body; the provider heeds no key for either. */
function releaseOf(prepared: Canceling): Canceling {
  const { path, body } = prepared.request
  return { ...prepared, request: { method: 'POST', path: `${path}/release-authorization`, body } }
}

/** 200 with the payment for a cancel, 202 with nothing for a release. */
function isAccepted({ status }: AnsweredAttempt): boolean {
  return status === 200 || status === 202 || status === 204
}

function accepted(
  { settings }: Connection,
  { answer, prepared }: { answer: AnsweredAttempt; prepared: Canceling },
): Reading {
  const { reference, target } = prepared
  const value: Cancellation = { reference, status: 'accepted', at: answer.endedAt }
  const observation: Observation = {
    ...provenanceOf(answer, { account: settings.account, via: 'answer' }),
    ...(target.reference !== undefined && { reference: target.reference }),
    ...(target.id !== undefined && { paymentId: target.id }),
    cancellations: [value],
    reread: true,
  }
  return { says: 'applied', value, observation }
}
