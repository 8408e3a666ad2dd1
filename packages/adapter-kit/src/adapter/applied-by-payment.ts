import {
  isReported,
  type Observation,
  type OperationKind,
  type OperationValue,
  type PaymentReading,
  type Prepared,
} from '@paystate/core'
import { type Decision, decideCapture, decideRefund } from '@paystate/core/adapter'
import { readingOf } from '../reads/reading-of.ts'
import type { AnsweredAttempt } from '../transport/attempt.ts'
import type { WriteReading } from '../writes/write-reading.ts'
import type { Answered } from './definition.ts'

/** The payment in the response to a write. */
export interface PaymentGiven {
  /** What the response reports; undefined when it could not be read. */
  readonly observation: Observation | undefined
  /** The provider replayed an earlier response: it shows an earlier state, so a read is due. */
  readonly isReplay?: boolean
}

interface Seen<K extends OperationKind> extends Answered<K> {
  readonly reading: PaymentReading
}

/** What a write made, as the payment shows it, or how the response is about something else. */
type Finding<K extends OperationKind> =
  | { readonly value: OperationValue[K] }
  | { readonly what: string }

type Finders = {
  readonly [K in OperationKind]: (seen: Seen<K>) => Finding<K>
}

/**
 * Reads the response to a write where that response is the payment. What it contradicts or does not confirm is a
 * mismatch.
 */
export function appliedByPayment<K extends OperationKind>(
  kind: K,
  { answered, observation, isReplay = false }: PaymentGiven & { readonly answered: Answered<K> },
): WriteReading<K> {
  if (!observation)
    return {
      says: 'unclear',
      error: 'unreadable_response',
      what: 'The response could not be read.',
    }
  const { asOf, ...rest } = observation
  const given: Observation = isReplay
    ? { ...rest, asOf: { received: asOf.received }, needsRead: true }
    : observation
  const reading = readingOf(given)
  const found = isAnotherPayment(answered, given)
    ? { what: 'The response is about another payment.' }
    : FINDERS[kind]({ ...answered, reading })
  if ('what' in found) return { says: 'unclear', error: 'mismatch', what: found.what }
  return { says: 'applied', value: found.value, observation: evidenceIn(given, answered) }
}

function isAnotherPayment<K extends OperationKind>(
  { prepared: { input } }: Answered<K>,
  { paymentId }: Observation,
): boolean {
  return 'payment' in input && paymentId !== undefined && input.payment.id !== paymentId
}

const FINDERS: Finders = {
  create_payment: ({ reading: { payment }, prepared: { reference, input } }) => {
    const { amounts, currency } = payment
    const { minorUnits, currency: asked } = input.amount
    if (payment.reference === undefined)
      return { what: 'The payment in the response does not carry our reference.' }
    if (payment.reference !== reference)
      return { what: 'The payment in the response carries another reference.' }
    const isOtherAmount =
      isReported(amounts.amount) && (amounts.amount !== minorUnits || currency !== asked)
    return isOtherAmount
      ? { what: 'The payment in the response has another amount.' }
      : { value: payment }
  },
  capture_payment: ({ reading, prepared }) =>
    appliedIn(decideCapture(prepared, reading), 'No capture in the response has our reference.'),
  cancel_payment: ({ prepared, response }) => ({ value: accepted(prepared, response) }),
  refund_payment: ({ reading, prepared }) =>
    appliedIn(decideRefund(prepared, reading), 'No refund in the response has our reference.'),
  cancel_refund: ({ prepared: { input } }) => ({
    value: {
      ...(input.refund.id !== undefined && { id: input.refund.id }),
      status: 'processing',
      amount: 'not_reported',
    },
  }),
}

function appliedIn<K extends OperationKind>(decision: Decision<K>, notSeen: string): Finding<K> {
  if (decision.type === 'applied') return { value: decision.value }
  return { what: decision.type === 'not_seen' ? notSeen : decision.what }
}

function accepted({ reference }: Prepared, { endedAt: at }: AnsweredAttempt) {
  return { reference, status: 'accepted', at } as const
}

/** The response to a cancel never ends a payment, even where it is the canceled payment: a read shows the result. */
function evidenceIn(
  { payment, ...rest }: Observation,
  { prepared, response }: Answered<OperationKind>,
): Observation {
  if (prepared.kind !== 'cancel_payment') return { ...rest, ...(payment && { payment }) }
  return { ...rest, needsRead: true, cancellations: [accepted(prepared, response)] }
}
