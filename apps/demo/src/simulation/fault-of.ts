import type { Fault } from '@paystate/simulator'
import type { Trouble } from './troubles.ts'

/** The simulator's fault for a trouble; a refused connection affects the port, not a call. */
export function faultOf(trouble: Trouble): Fault | undefined {
  return FAULTS.get(trouble)
}

const FAULTS: ReadonlyMap<Trouble, Fault> = new Map([
  ['lost_response', 'drop_answer'],
  ['server_error', 'apply_then_server_error'],
  ['reset', 'reset'],
  ['stall', 'stall'],
  ['unsigned', 'unsigned_answer'],
])
