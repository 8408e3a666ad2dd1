import type { DisputeStatus } from '../payments/dispute.ts'
import type { ObjectTransitions } from './object-transitions.ts'

const CHANGED = { anomaly: 'dispute_changed', by: 'any' } as const

/** The status transitions of a dispute. A second verdict (a further round at the card scheme) is applied and reported. */
export const DISPUTE_TRANSITIONS: ObjectTransitions<DisputeStatus> = {
  open: { open: 'apply', won: 'apply', lost: 'apply', accepted: 'apply' },
  won: { open: 'keep', won: 'apply', lost: CHANGED, accepted: CHANGED },
  lost: { open: 'keep', won: CHANGED, lost: 'apply', accepted: CHANGED },
  accepted: { open: 'keep', won: CHANGED, lost: CHANGED, accepted: 'apply' },
}
