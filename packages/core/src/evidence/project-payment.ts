import type { Payment } from '../payments/payment.ts'
import { isReported } from '../payments/reported.ts'
import type { Anomaly } from './anomaly.ts'
import { deriveAmounts } from './derive-amounts.ts'
import { fold } from './fold.ts'
import { type FoldState, initialState } from './fold-state.ts'
import type { Observation } from './observation.ts'
import { inOrder } from './order.ts'
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
  const needsRead = state.needsReadSince !== undefined || newestReadsDisagree(ordered)
  return { payment: paymentOf(state, needsRead), anomalies: state.anomalies }
}

function paymentOf(state: FoldState, needsRead: boolean): Payment {
  const amounts = deriveAmounts(state)
  const { id, reference, orderReference, providerStatus, currency, failure, method } = state
  const isAsAsked =
    !isReported(amounts.requested) ||
    !isReported(amounts.amount) ||
    amounts.requested === amounts.amount
  return {
    account: state.intent.account,
    ...(reference !== undefined && { reference }),
    ...(id !== undefined && { id }),
    ...(orderReference !== undefined && { orderReference }),
    status: state.status,
    ...(providerStatus && { providerStatus }),
    ...(currency !== undefined && { currency }),
    amounts,
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
    needsRead,
  }
}
