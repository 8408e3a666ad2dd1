import { CAPTURE_TRANSITIONS } from './capture-transitions.ts'
import { DISPUTE_TRANSITIONS } from './dispute-transitions.ts'
import { findSuperseded, foldAttempts } from './fold-attempts.ts'
import { foldCancellations } from './fold-cancellations.ts'
import { foldLists } from './fold-lists.ts'
import type { Step } from './fold-payment.ts'
import type { FoldState } from './fold-state.ts'
import { mergeObjects } from './merge-objects.ts'
import type { Observation } from './observation.ts'
import { isPushed } from './order.ts'
import { REFUND_TRANSITIONS } from './refund-transitions.ts'

/** Merges the refunds, captures, disputes, cancellations and attempts that were reported. */
export function foldObjects(state: FoldState, observation: Observation): Step {
  const pushed = isPushed(observation)
  const refunds = mergeObjects(state.refunds, observation.refunds ?? [], {
    type: 'refund',
    transitions: REFUND_TRANSITIONS,
    pushed,
  })
  const captures = mergeObjects(state.captures, observation.captures ?? [], {
    type: 'capture',
    transitions: CAPTURE_TRANSITIONS,
    pushed,
  })
  const disputes = mergeObjects(state.disputes, observation.disputes ?? [], {
    type: 'dispute',
    transitions: DISPUTE_TRANSITIONS,
    pushed,
  })
  const attempts = foldAttempts(state.attempts, observation)
  const merged: FoldState = {
    ...state,
    refunds: refunds.objects,
    captures: captures.objects,
    disputes: disputes.objects,
    attempts,
    cancellations: foldCancellations(state.cancellations, observation),
  }
  return {
    state: foldLists(merged, observation),
    findings: [
      ...refunds.findings,
      ...captures.findings,
      ...disputes.findings,
      ...findSuperseded(attempts),
    ],
    needsRead: refunds.needsRead || captures.needsRead || disputes.needsRead,
  }
}
