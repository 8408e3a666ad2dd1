import type { Fault } from '@paystate/simulator'
import type { Trouble } from './troubles.ts'

/** The simulator's word for a trouble; a refused connection is none of a call, but of the port. */
export function faultOf(trouble: Trouble): Fault | undefined {
  return FAULTS.get(trouble)
}

const FAULTS: ReadonlyMap<Trouble, Fault> = new Map([
  ['lost_answer', 'drop_answer'],
  ['server_error', 'apply_then_server_error'],
  ['reset', 'reset'],
  ['stall', 'stall'],
  ['unsigned', 'unsigned_answer'],
])
