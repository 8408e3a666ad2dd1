import { inOrder } from '../observations/evidence.ts'
import type { Observation } from '../observations/observation.ts'
import type { Payment } from '../payments/payment.ts'
import { isTold } from '../payments/told.ts'
import type { Anomaly } from './anomaly.ts'
import { deriveFacts } from './derive-facts.ts'
import { fold } from './fold.ts'
import { type FoldState, initialState } from './fold-state.ts'
import { newestReadsDisagree } from './overlap.ts'
import type { PaymentIntent } from './payment-intent.ts'

/** A payment and what was strange about its evidence. */
export interface Projection {
  readonly payment: Payment
  readonly anomalies: readonly Anomaly[]
}

/**
 * Makes the payment that some evidence shows: its distinct pieces, in their one order, folded through one
 * matrix. Any order and repetition of the same evidence gives the same payment; time alone gives nothing.
 */
export function projectPayment(
  intent: PaymentIntent,
  evidence: readonly Observation[],
): Projection {
  const ordered = inOrder(evidence)
  const state = ordered.reduce(fold, initialState(intent))
  const reread = state.rereadSince !== undefined || newestReadsDisagree(ordered)
  return { payment: paymentOf(state, reread), anomalies: state.anomalies }
}

function paymentOf(state: FoldState, reread: boolean): Payment {
  const facts = deriveFacts(state)
  const { id, reference, orderReference, word, currency, failure, method } = state
  const isAsAsked =
    !isTold(facts.requested) || !isTold(facts.amount) || facts.requested === facts.amount
  return {
    account: state.intent.account,
    ...(reference !== undefined && { reference }),
    ...(id !== undefined && { id }),
    ...(orderReference !== undefined && { orderReference }),
    status: state.status,
    ...(word && { word }),
    ...(currency !== undefined && { currency }),
    facts,
    nextAction: isAsAsked ? state.nextAction : 'none',
    ...(failure && { failure }),
    allowed: state.allowed,
    times: state.times,
    ...(method && { method }),
    refunds: state.refunds,
    captures: state.captures,
    cancellations: state.cancellations.map(({ cancellation }) => cancellation),
    disputes: state.disputes,
    attempts: state.attempts,
    reread,
  }
}
