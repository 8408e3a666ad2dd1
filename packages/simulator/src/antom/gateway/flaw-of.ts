import type { Fault } from '../../faults/fault.ts'
import type { Flaw } from '../signing/flaw.ts'

/** The faults of an answer that are faults of the message itself. */
export function flawOf(fault: Fault | undefined): Flaw | undefined {
  switch (fault) {
    case 'unsigned_answer':
      return 'unsigned'
    case 'wrong_signature':
    case 'reserialised_body':
    case 'new_word':
    case 'mixed_case':
    case 'clock_skew':
      return fault
    default:
      return undefined
  }
}
