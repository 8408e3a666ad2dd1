import {
  type Answered,
  type AnsweredAttempt,
  type Attempt,
  jsonOf,
  preparationOf,
  type WriteDefinition,
  type WriteReading,
} from '@paystate/adapter-kit'
import type {
  Cancellation,
  CancelPayment,
  Observation,
  Prepared,
  PreparedRequest,
} from '@paystate/core'
import { checkCancelPayment, type Rejections } from '@paystate/core/adapter'
import { HARMLESS } from '../configuration/capabilities.ts'
import { paymentRefIssues } from '../configuration/check-payment-ref.ts'
import { testmodeOf } from '../configuration/settings.ts'
import { mismatchIn } from '../http/confirms-payment.ts'
import { type Context, readFresh } from '../http/context.ts'
import { mismatchReading } from '../http/mismatch.ts'
import { provenanceOf } from '../http/provenance.ts'
import { rememberResponse } from '../http/raw.ts'
import { readNotMade, unreadable } from '../http/read-response.ts'
import { ALREADY_PAID, PAID_IN_PART } from '../result-codes/already-paid.ts'
import { rejectionsOf } from '../result-codes/rejections.ts'
import { paymentReply } from '../wire/payment.ts'
import { decideRefused } from './decide-refused.ts'

type Canceling = Prepared<'cancel_payment'>
type Reading = WriteReading<'cancel_payment'>

/**
 * A cancel, or the release of a payment that was last read as authorized. Neither call is idempotent.
 * Where Mollie refuses, a read decides: the payment may have already ended, be paid, or need the other call.
 *
 * The response never says that the payment is canceled, only that the request was accepted: read it afterwards.
 *
 * @see https://docs.mollie.com/reference/cancel-payment
 * @see https://docs.mollie.com/reference/release-authorization
 */
export const cancelPayment: WriteDefinition<'cancel_payment', Context> = {
  prepare: ({ settings: { account, scope } }, input) => {
    const checked = checkCancelPayment(input)
    return preparationOf({
      kind: 'cancel_payment',
      account,
      reference: input?.reference,
      issues: [
        ...(checked.ok ? [] : checked.issues),
        ...paymentRefIssues(input?.payment, { account, path: 'payment' }),
      ],
      make: () => {
        if (!checked.ok) return undefined
        const request = toRequest(checked.value, JSON.stringify(testmodeOf(scope)))
        return { input: checked.value, request, replayWindow: HARMLESS }
      },
    })
  },
  call: sendCancel,
  decode: async (context, answered) => {
    const reading = readCanceled(context, answered)
    return answered.response.status === 422 ? decideByRead(context, { answered, reading }) : reading
  },
  rejections: () => REJECTIONS,
}

/**
 * A payment that a fresh read shows as paid in full was not canceled by any earlier attempt; the uncaptured rest
 * of another one may have been released by one.
 */
const REJECTIONS: Rejections = new Map([
  ...rejectionsOf('cancel_payment'),
  [ALREADY_PAID, 'every_attempt'],
  [PAID_IN_PART, 'this_attempt'],
])

function toRequest({ payment, lastRead }: CancelPayment, body: string): PreparedRequest {
  const { id = '' } = payment
  return lastRead === 'authorized'
    ? releaseRequest(id, body)
    : { method: 'DELETE', path: `/payments/${id}`, body }
}

function releaseRequest(id: string, body: string): PreparedRequest {
  return { method: 'POST', path: `/payments/${id}/release-authorization`, body }
}

function sendCancel({ write, settings }: Context, prepared: Canceling): Promise<Attempt> {
  const { input, reference, request } = prepared
  const { id = '' } = input.payment
  const parameters = { ...testmodeOf(settings.scope), idempotencyKey: reference }
  return write(prepared, (client) =>
    request.method === 'POST'
      ? client.payments.releaseAuthorization(id, parameters)
      : client.payments.cancel(id, parameters),
  )
}

/** 200 with the payment for a cancel, 202 with nothing for a release: nothing else counts as accepted. */
function readCanceled(
  context: Context,
  { response, prepared }: Pick<Answered<'cancel_payment'>, 'response' | 'prepared'>,
): Reading {
  const { status, body } = response
  if (prepared.request.method === 'POST') {
    const isAccepted = status === 202 && body.length === 0
    return isAccepted
      ? accepted(context, { response, prepared })
      : readNotMade(response, 'cancel_payment')
  }
  if (status !== 200) return readNotMade(response, 'cancel_payment')
  const { data } = paymentReply.safeParse(jsonOf(body))
  if (data === undefined) return unreadable(response)
  const { id, reference } = prepared.input.payment
  const what = mismatchIn(data, { id, reference }, context.settings)
  return what === undefined
    ? accepted(context, { response, prepared })
    : mismatchReading(response, what)
}

/** Neither response reports more of the payment than its id, which is in both URLs. */
function accepted(
  { settings }: Context,
  { response, prepared }: { response: AnsweredAttempt; prepared: Canceling },
): Reading {
  const { reference, payment } = prepared.input
  const value: Cancellation = { reference, status: 'accepted', at: response.endedAt }
  const observation: Observation = {
    ...provenanceOf(response, settings, 'response'),
    ...(payment.id !== undefined && { paymentId: payment.id }),
    cancellations: [value],
    needsRead: true,
  }
  return { says: 'applied', value, observation: rememberResponse(observation, response) }
}

interface Refused {
  readonly answered: Answered<'cancel_payment'>
  readonly reading: Reading
}

async function decideByRead(context: Context, { answered, reading }: Refused): Promise<Reading> {
  const { prepared, previousAttempts } = answered
  const { payment, reference } = prepared.input
  const fresh = await readFresh(context, payment)
  if (!fresh) return reading
  const decided = decideRefused(fresh, { reference, previousAttempts })
  if (decided.says !== 'open') return decided
  // Assumed: authorized_cancel.
  if (!decided.isAuthorized || prepared.request.method === 'POST') return reading
  return releaseInstead(context, prepared)
}

async function releaseInstead(context: Context, prepared: Canceling): Promise<Reading> {
  const { id = '' } = prepared.input.payment
  const release = { ...prepared, request: releaseRequest(id, prepared.request.body) }
  const attempt = await sendCancel(context, release)
  if (attempt.end === 'answered') {
    return readCanceled(context, { response: attempt, prepared: release })
  }
  return { says: 'unclear', error: 'connection_lost', what: RELEASE_LOST }
}

const RELEASE_LOST = 'The payment is authorized, and the response to its release was lost.'
