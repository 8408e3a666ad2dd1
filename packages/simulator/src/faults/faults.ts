import type { Random } from '../seed/random.ts'
import { FAULTS, type Fault, isFault } from './fault.ts'
import { type MetFault, refuseSkew } from './skew-of.ts'

/** The switch for what goes wrong, call by call. */
export interface Faults<Call extends string> {
  /** The next `times` (default 1) calls of this kind meet the fault. `'*'` is any call. */
  next(call: Call | '*', fault: Fault, options?: NextFaultOptions): void
  /** From now on calls of this kind meet the fault with this probability (0 to 1), by the seed. */
  sometimes(call: Call | '*', fault: Fault, options: { probability: number }): void
  /** Everything works again. */
  clear(): void
  /** What was asked for and is still to be met. */
  planned(): readonly PlannedFault[]
}

/** A fault that the next request meets. */
export interface PlannedFault {
  readonly call: string
  readonly fault: Fault
  /** How many calls are still to meet it; undefined: it is met by chance. */
  readonly left?: number
  readonly payment?: string | undefined
  readonly clockSkewMs?: number | undefined
  readonly probability?: number
}

/** How often a fault is met, and by which request. */
export interface NextFaultOptions {
  times?: number
  /** Only calls about this payment: its id, or the reference of the call (idempotency key). */
  payment?: string
  /** For `clock_skew` and `wrong_time`: milliseconds ahead; negative: behind. */
  clockSkewMs?: number
}

/** Asked once a call, by the side that answers it. */
export interface FaultSource<Call extends string> extends Faults<Call> {
  /** The fault that this call meets; a fault that was planned for a number of calls is used up. */
  take(call: Call, payments?: readonly string[]): MetFault | undefined
}

interface Planned extends MetFault {
  call: string
  left: number
  payment: string | undefined
}

/**
 * `unknown` are the faults that cannot happen at this provider, `calls` its calls: asking for
 * another fault or call throws.
 */
export function createFaults<Call extends string>(
  random: Random,
  { unknown = [], calls }: { unknown?: readonly Fault[]; calls?: readonly Call[] } = {},
): FaultSource<Call> {
  const planned: Planned[] = []
  const chances: { call: string; fault: Fault; probability: number }[] = []

  function refuse(call: string, fault: string): void {
    const isKnown = call === '*' || calls === undefined || calls.some((known) => known === call)
    if (!isKnown)
      throw new RangeError(`Unknown call "${call}"; known calls: *, ${calls.join(', ')}`)
    if (isFault(fault) && !unknown.includes(fault)) return
    const known = Object.keys(FAULTS).filter((word) => !unknown.some((other) => other === word))
    throw new RangeError(`Unknown fault "${fault}"; known faults: ${known.join(', ')}`)
  }

  return {
    next(call, fault, { times = 1, payment, clockSkewMs } = {}) {
      refuse(call, fault)
      refuseSkew(fault, clockSkewMs)
      if (!Number.isInteger(times) || times < 1) throw new RangeError('times is 1 or more')
      planned.push({ call, fault, left: times, payment, clockSkewMs })
    },
    sometimes(call, fault, { probability }) {
      refuse(call, fault)
      if (!(probability >= 0 && probability <= 1)) throw new RangeError('probability is 0 to 1')
      chances.push({ call, fault, probability })
    },
    clear() {
      planned.length = 0
      chances.length = 0
    },
    planned: () => [...planned.map((plan) => ({ ...plan })), ...chances],
    take(call, payments = []) {
      const meets = (kind: string) => kind === call || kind === '*'
      const index = planned.findIndex(
        (plan) =>
          meets(plan.call) && (plan.payment === undefined || payments.includes(plan.payment)),
      )
      const plan = planned[index]
      if (plan) {
        plan.left -= 1
        if (plan.left === 0) planned.splice(index, 1)
        return plan
      }
      return chances.find((chance) => meets(chance.call) && random.next() < chance.probability)
    },
  }
}
