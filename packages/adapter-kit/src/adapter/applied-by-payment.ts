import {
  isReported,
  type Observation,
  type OperationKind,
  type OperationValue,
  type PaymentReading,
} from '@paystate/core'
import { type Decision, decideCapture, decideRefund } from '@paystate/core/adapter'
import { readingOf } from '../reads/reading-of.ts'
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

/** What each write made, as the payment shows it; undefined when the payment shows another operation. */
type Finders = {
  readonly [K in OperationKind]: (seen: Seen<K>) => OperationValue[K] | undefined
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
  const value = isAnotherPayment(answered, given)
    ? undefined
    : FINDERS[kind]({ ...answered, reading })
  if (value === undefined)
    return { says: 'unclear', error: 'mismatch', what: 'The response is about another operation.' }
  return { says: 'applied', value, observation: { ...given, ...partOf(answered) } }
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
    const isOtherAmount =
      isReported(amounts.amount) && (amounts.amount !== minorUnits || currency !== asked)
    return payment.reference !== reference || isOtherAmount ? undefined : payment
  },
  capture_payment: ({ reading, prepared }) => appliedIn(decideCapture(prepared, reading)),
  cancel_payment: accepted,
  refund_payment: ({ reading, prepared }) => appliedIn(decideRefund(prepared, reading)),
  cancel_refund: ({ prepared: { input } }) => ({
    ...(input.refund.id !== undefined && { id: input.refund.id }),
    status: 'processing',
    amount: 'not_reported',
  }),
}

function appliedIn<K extends OperationKind>(decision: Decision<K>): OperationValue[K] | undefined {
  return decision.type === 'applied' ? decision.value : undefined
}

/** A cancel's response never ends a payment: a read shows the result. */
function accepted({ prepared, response }: Answered<'cancel_payment'>) {
  return { reference: prepared.reference, status: 'accepted', at: response.endedAt } as const
}

function partOf<K extends OperationKind>({ prepared, response }: Answered<K>) {
  if (prepared.kind !== 'cancel_payment') return {}
  const { reference } = prepared
  return { cancellations: [{ reference, status: 'accepted' as const, at: response.endedAt }] }
}
