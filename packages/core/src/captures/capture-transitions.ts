import type { ObjectTransitions } from '../projection/object-transitions.ts'
import type { CaptureStatus } from './capture.ts'

/** How a capture moves. */
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
