import { type AnsweredAttempt, jsonOf, sendWrite, type WriteReading } from '@paystate/adapter-kit'
import type {
  Cancellation,
  Observation,
  Outcome,
  Preparation,
  Prepared,
  SendOptions,
} from '@paystate/core'
import type { Rejections } from '@paystate/core/adapter'
import type { Connection } from '../http/connection.ts'
import { provenanceOf } from '../http/provenance.ts'
import { mismatch, sendPrepared, unreadable } from '../http/send-post.ts'
import { mismatchIn } from '../payments/mismatch-in.ts'
import { readFresh } from '../payments/read-fresh.ts'
import { readRefusal } from '../result-codes/read-refusal.ts'
import { rejectionsOf } from '../result-codes/rejections.ts'
import { paymentReply } from '../wire/payment.ts'
import { ALREADY_PAID, alreadyPaid, PAID_IN_PART } from './already-paid.ts'
import { releaseOf } from './release.ts'
import { settleCancel } from './settled-cancel.ts'

type Canceling = Prepared<'cancel_payment'>
type Reading = WriteReading<'cancel_payment'>

/**
 * Cancels a payment, or releases one that is authorized. Where the provider refuses, a read decides: the
 * payment may have ended before, be paid, or need the other of the two calls.
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
  const refusing: Refusing = { connection, options }
  return sendWrite({
    preparation,
    options,
    account: connection.settings.account,
    time: connection.time,
    lookup: 'reference',
    rejections: REJECTIONS,
    call: (prepared) => sendPrepared(connection, prepared, options),
    read: (answer, prepared) => {
      const reading = readAnswer(connection, { answer, prepared })
      const mayBeOver = answer.status === 422
      return mayBeOver ? decideByRead(refusing, { prepared, reading }) : reading
    },
  })
}

/**
 * A payment that a fresh read shows as paid in full was canceled by no attempt before; what was not captured
 * of another one may have been released by an earlier attempt.
 */
const REJECTIONS: Rejections = new Map([
  ...rejectionsOf('cancel_payment'),
  [ALREADY_PAID, 'every_attempt'],
  [PAID_IN_PART, 'this_attempt'],
])

interface Refusing {
  readonly connection: Connection
  readonly options: SendOptions
}

async function decideByRead(
  { connection, options }: Refusing,
  { prepared, reading }: { prepared: Canceling; reading: Reading },
): Promise<Reading> {
  const fresh = await readFresh(connection, prepared.input.payment)
  if (!fresh) return reading
  const settled = settleCancel(fresh, {
    reference: prepared.reference,
    previousAttempts: options.previousAttempts,
  })
  if (settled.kind === 'paid') return alreadyPaid(settled.code)
  if (settled.kind === 'done') {
    const { value, observation } = settled
    return { says: 'applied', value, observation }
  }
  // Assumed: authorized_cancel.
  const release = settled.isAuthorized ? releaseOf(prepared) : undefined
  if (!release) return reading
  const attempt = await sendPrepared(connection, release, options)
  if (attempt.end === 'answered') {
    return readAnswer(connection, { answer: attempt, prepared: release })
  }
  return { says: 'unclear', error: 'connection_lost', what: RELEASE_LOST }
}

const RELEASE_LOST = 'The payment is authorized, and the answer to its release was lost.'

interface Answered {
  readonly answer: AnsweredAttempt
  readonly prepared: Canceling
}

/** 200 with the payment for a cancel, 202 with nothing for a release: another page is no consent. */
function readAnswer(connection: Connection, { answer, prepared }: Answered): Reading {
  const { status, body } = answer
  if (status < 200 || status >= 300) {
    return readRefusal('cancel_payment', { answer, now: connection.clock.now() })
  }
  if (prepared.request.method === 'POST') {
    const isAccepted = status === 202 && body.length === 0
    return isAccepted ? accepted(connection, { answer, prepared }) : unreadable(answer)
  }
  const { data } = paymentReply.safeParse(jsonOf(body))
  if (status !== 200 || data === undefined) return unreadable(answer)
  const { id, reference } = prepared.input.payment
  const what = mismatchIn(data, { id, reference }, connection.settings)
  return what === undefined ? accepted(connection, { answer, prepared }) : mismatch(answer, what)
}

/** Neither call says more of the payment than its id, which is in the address of both. */
function accepted({ settings }: Connection, { answer, prepared }: Answered): Reading {
  const { reference, input } = prepared
  const value: Cancellation = { reference, status: 'accepted', at: answer.endedAt }
  const observation: Observation = {
    ...provenanceOf(answer, { account: settings.account, via: 'response' }),
    ...(input.payment.id !== undefined && { paymentId: input.payment.id }),
    cancellations: [value],
    needsRead: true,
  }
  return { says: 'applied', value, observation }
}
