import type { MetFault } from '../../faults/skew-of.ts'
import type { MetFlaw } from '../signing/flaw.ts'

/** The faults of an answer that are faults of the message itself. */
export function flawOf(met: MetFault | undefined): MetFlaw | undefined {
  switch (met?.fault) {
    case 'unsigned_answer':
      return { flaw: 'unsigned' }
    case 'no_time':
      return { flaw: 'half_signed' }
    case 'wrong_signature':
    case 'reserialized_body':
    case 'new_word':
    case 'mixed_case':
    case 'clock_skew':
    case 'wrong_time':
    case 'unreadable_time':
      return { flaw: met.fault, clockSkewMs: met.clockSkewMs }
    default:
      return undefined
  }
}
