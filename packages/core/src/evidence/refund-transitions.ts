import type { RefundStatus } from '../payments/refund.ts'
import type { ObjectTransitions } from './object-transitions.ts'

const UNDECIDED = {
  pending: 'apply',
  processing: 'apply',
  succeeded: 'apply',
  failed: 'apply',
  canceled: 'apply',
} as const

const REVIVED = { anomaly: 'refund_revived', by: 'any' } as const

/** The status transitions of a refund. Money that left after the refund had ended must be seen: it is applied. */
export const REFUND_TRANSITIONS: ObjectTransitions<RefundStatus> = {
  pending: UNDECIDED,
  processing: UNDECIDED,
  succeeded: {
    pending: 'keep',
    processing: 'keep',
    succeeded: 'apply',
    failed: { anomaly: 'refund_reversed', by: 'read_only' },
    canceled: 'keep',
  },
  failed: {
    pending: 'keep',
    processing: 'keep',
    succeeded: REVIVED,
    failed: 'apply',
    canceled: 'keep',
  },
  canceled: {
    pending: 'keep',
    processing: 'keep',
    succeeded: REVIVED,
    failed: 'keep',
    canceled: 'apply',
  },
}
