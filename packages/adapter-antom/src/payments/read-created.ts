import type { Observation, Prepared } from '@paystate/core'
import { NO_AMOUNTS } from '@paystate/core/adapter'
import { type Provenance, provenanceOf, type Received } from '../http/provenance.ts'
import type { PaymentReply } from '../wire/payment.ts'
import { sentExtra } from './check-create.ts'
import { readNextAction } from './read-next-action.ts'
import { readPartly } from './read-payment.ts'
import { readTimes } from './read-times.ts'

interface Created {
  readonly received: Received
  readonly prepared: Prepared<'create_payment'>
  readonly isSession: boolean
}

/** What the response to a create reports, and the method that we sent, which most later responses omit. */
export function readCreated(
  reply: PaymentReply,
  { received, prepared, isSession }: Created,
): Observation {
  const isStored = received.signed.result.status === 'S'
  const { previousAttempts = 'none' } = received
  const provenance: Provenance = provenanceOf(
    { ...received, previousAttempts: isStored ? previousAttempts : 'none' },
    'response',
  )
  const observation = isSession
    ? readSession(reply, provenance)
    : readAccepted(reply, { received, provenance })
  const { reference } = prepared
  const respondsTo = { kind: 'create_payment', reference } as const
  return { ...withMethod(observation, sentExtra(prepared.input).paymentMethodType), respondsTo }
}

function withMethod(observation: Observation, type: string | undefined): Observation {
  const { payment } = observation
  if (!payment || type === undefined) return observation
  return { ...observation, payment: { ...payment, method: { type, ...payment.method } } }
}

/**
 * `pay` names no status: accepted is PROCESSING, and S is about the call until a read agrees. Only while
 * the payer must act does it mean that nothing was captured.
 */
function readAccepted(
  reply: PaymentReply,
  { received, provenance }: { readonly received: Received; readonly provenance: Provenance },
): Observation {
  const { result, at: providerNow } = received.signed
  const reported = { ...reply, paymentStatus: 'PROCESSING', paymentResultCode: result.verbatim }
  const observation = readPartly(reported, { ...provenance, providerNow })
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
