import type { CaptureStatus } from '../payments/capture.ts'
import type { ObjectTransitions } from './object-transitions.ts'

/** The status transitions of a capture. */
export const CAPTURE_TRANSITIONS: ObjectTransitions<CaptureStatus> = {
  pending: { pending: 'apply', succeeded: 'apply', failed: 'apply' },
  succeeded: {
    pending: 'keep',
    succeeded: 'apply',
    failed: { anomaly: 'capture_reversed', by: 'read_only' },
  },
  failed: {
    pending: 'keep',
    succeeded: { anomaly: 'capture_revived', by: 'any' },
    failed: 'apply',
  },
}
