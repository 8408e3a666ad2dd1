import type { Fault, Faults } from '@paystate/simulator'
import { ANTOM_CALLS, type AntomCall, type AntomSimulator } from '@paystate/simulator/antom'
import { MOLLIE_CALLS, type MollieCall, type MollieSimulator } from '@paystate/simulator/mollie'
import type { OperationKind } from '../operations/operation.ts'
import type { Troubled } from './simulation.ts'
import type { Trouble } from './troubles.ts'

/** The calls that carry out each kind of operation. */
export const CALLS: Readonly<
  Record<OperationKind, { mollie: readonly MollieCall[]; antom: readonly AntomCall[] }>
> = {
  create: { mollie: ['create_payment'], antom: ['pay', 'create_payment_session'] },
  capture: { mollie: ['create_capture'], antom: ['capture'] },
  cancel: { mollie: ['cancel_payment', 'release_authorization'], antom: ['cancel'] },
  refund: { mollie: ['create_refund'], antom: ['refund'] },
  cancel_refund: { mollie: ['cancel_refund'], antom: ['refund'] },
}

/**
 * The simulator's fault for a trouble, and how many calls meet it: the engine repeats a lost request at once,
 * and that is lost as well. Over a port, a refused connection affects the port and not a call.
 */
const FAULTS: ReadonlyMap<Trouble, { readonly fault: Fault; readonly times: number }> = new Map([
  ['lost_response', { fault: 'drop_answer', times: 9 }],
  ['server_error', { fault: 'apply_then_server_error', times: 9 }],
  ['reset', { fault: 'reset', times: 9 }],
  ['stall', { fault: 'stall', times: 1 }],
  ['unsigned', { fault: 'unsigned_answer', times: 9 }],
  ['refused', { fault: 'refuse', times: 9 }],
])

/** Plans the faults of a trouble. Returns what takes back those that no call has met. */
export function planTrouble(
  { mollie, antom }: { mollie: MollieSimulator; antom: AntomSimulator },
  { trouble, provider, kind, times }: Troubled,
): () => void {
  const usual = FAULTS.get(trouble)
  if (!usual) return () => {}
  const planned = { ...usual, ...(times !== undefined && { times }) }
  const calls = CALLS[kind]
  return provider === 'antom'
    ? plan(antom.faults, { ...planned, calls: calls.antom, known: ANTOM_CALLS })
    : plan(mollie.faults, { ...planned, calls: calls.mollie, known: MOLLIE_CALLS })
}

function plan<Call extends string>(
  faults: Faults<Call>,
  given: {
    readonly fault: Fault
    readonly times: number
    readonly calls: readonly Call[]
    readonly known: readonly Call[]
  },
): () => void {
  const { fault, times, calls, known } = given
  for (const call of calls) faults.next(call, fault, { times })
  return () => {
    const others = faults
      .planned()
      .filter((one) => one.fault !== fault || !calls.some((call) => call === one.call))
    faults.clear()
    for (const { call: name, fault: other, left, payment, clockSkewMs, probability } of others) {
      const call = known.find((one) => one === name) ?? '*'
      if (probability !== undefined) faults.sometimes(call, other, { probability })
      const times = left ?? 0
      const about = {
        ...(payment !== undefined && { payment }),
        ...(clockSkewMs && { clockSkewMs }),
      }
      if (times > 0) faults.next(call, other, { times, ...about })
    }
  }
}
