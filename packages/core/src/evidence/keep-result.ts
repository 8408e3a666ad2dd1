import { initialState } from './fold-state.ts'
import { pushedIn } from './limit-evidence.ts'
import type { PaymentRecord } from './payment-record.ts'
import { latest, projectionOf } from './project-payment.ts'

/**
 * A record that keeps the result of its evidence and none of the pieces: later evidence is folded onto it as
 * before. For a durable layer that removes what is old. Evidence that was set aside keeps its names alone.
 */
export function keepResult(record: PaymentRecord): PaymentRecord {
  const { version, intent, evidence, base, lostUntil, outOfOrderUntil } = record
  const state = record.checkpoints.at(-1)?.state ?? base?.state ?? initialState(intent)
  const setAside = record.setAside.map(({ observation: _piece, ...names }) => names)
  return {
    version,
    intent,
    ...projectionOf(intent, { state, setAside, lostUntil }),
    evidence: [],
    setAside,
    checkpoints: [],
    base: {
      state,
      until: evidence.reduce(latest, base?.until ?? 0),
      pushed: pushedIn(record),
    },
    ...(lostUntil !== undefined && { lostUntil }),
    ...(outOfOrderUntil !== undefined && { outOfOrderUntil }),
  }
}
