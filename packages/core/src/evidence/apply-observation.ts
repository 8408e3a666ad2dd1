import { addEvidence } from './add-evidence.ts'
import type { Anomaly } from './anomaly.ts'
import type { SetAsideReason } from './belonging.ts'
import { canonical } from './canonical.ts'
import type { Observation } from './observation.ts'
import { changesBetween, type PaymentChange } from './payment-change.ts'
import type { PaymentRecord } from './payment-record.ts'
import { mayStillBelong } from './set-aside.ts'

/** What one more piece of evidence did. */
export type Applied =
  | (Effect & {
      readonly kind: 'applied'
      /** Newer evidence, or this same piece, was there already: nothing about the payment changed. */
      readonly stale: boolean
    })
  | (Effect & {
      /**
       * It does not belong to this payment. `refused`: it never will. `set_aside`: nothing has yet confirmed
       * that it does, and later evidence may.
       */
      readonly kind: 'refused' | 'set_aside'
      readonly reason: SetAsideReason
    })

interface Effect {
  readonly record: PaymentRecord
  readonly changes: readonly PaymentChange[]
  /** What this piece showed first. */
  readonly anomalies: readonly Anomaly[]
  /** Read the payment again: what is known is incomplete or contradictory, or its order is in doubt. */
  readonly needsRead: boolean
}

/**
 * Adds one piece of evidence to what is known of a payment. It never throws, and neither the order of the
 * pieces nor their repetition matters.
 *
 * Whether a piece belongs to the payment is decided over all evidence: one that is set aside now can come
 * to belong with a later one.
 */
export function applyObservation(record: PaymentRecord, observation: Observation): Applied {
  const { record: next, reason } = addEvidence(record, observation)
  const known = new Set(record.anomalies.map(({ id }) => id))
  const effect: Effect = {
    record: next,
    changes: changesBetween(record.payment, next.payment),
    anomalies: next.anomalies.filter(({ id }) => !known.has(id)),
    needsRead: next.payment.needsRead || next.outOfOrderUntil !== undefined,
  }
  if (reason !== undefined) {
    const kind = mayStillBelong(reason, record.intent) ? 'set_aside' : 'refused'
    return { kind, reason, ...effect }
  }
  const isSame = canonical(record.payment) === canonical(next.payment)
  return { kind: 'applied', ...effect, stale: isSame && !isNewest(record, observation) }
}

function isNewest(record: PaymentRecord, { asOf }: Observation): boolean {
  return record.evidence.every((known) => known.asOf.received < asOf.received)
}
