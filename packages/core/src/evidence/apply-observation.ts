import { isSameWorld } from '../payments/account.ts'
import type { Payment } from '../payments/payment.ts'
import type { PaymentStatus } from '../payments/payment-status.ts'
import type { Anomaly } from './anomaly.ts'
import { canonical } from './canonical.ts'
import type { Observation } from './observation.ts'
import { isSamePiece } from './order.ts'
import type { PaymentIntent } from './payment-intent.ts'
import { type Projection, projectPayment } from './project-payment.ts'

/** All that we know of one payment. Plain data: store it, and hand it in with the next observation. */
export interface PaymentRecord extends Projection {
  readonly intent: PaymentIntent
  readonly evidence: readonly Observation[]
}

/** What one more piece of evidence did. */
export type Applied =
  | {
      readonly kind: 'applied'
      readonly record: PaymentRecord
      readonly changes: readonly PaymentChange[]
      /** Newer evidence was there already, or this very piece: nothing about the payment moved. */
      readonly stale: boolean
      /** What this piece was the first to show. */
      readonly anomalies: readonly Anomaly[]
    }
  | {
      readonly kind: 'refused'
      /** It came from another provider or mode, or names another payment: it is not evidence here. */
      readonly reason: 'other_account' | 'other_payment'
      readonly record: PaymentRecord
    }

export type PaymentChange =
  | {
      readonly type: 'payment.status_changed'
      readonly from: PaymentStatus
      readonly to: PaymentStatus
    }
  | { readonly type: 'payment.amounts_changed' }
  | { readonly type: 'payment.next_action_changed' }
  | { readonly type: 'refunds.changed' }
  | { readonly type: 'captures.changed' }
  | { readonly type: 'cancellations.changed' }
  | { readonly type: 'disputes.changed' }

/** A record with no evidence yet: what we asked for, before we ask. */
export function createPaymentRecord(intent: PaymentIntent): PaymentRecord {
  return { intent, evidence: [], ...projectPayment(intent, []) }
}

/** Adds one piece of evidence to what we know of a payment. It never throws. */
export function applyObservation(record: PaymentRecord, observation: Observation): Applied {
  const reason = refusalOf(record, observation)
  if (reason) return { kind: 'refused', reason, record }
  const isKnown = record.evidence.some((known) => isSamePiece(known, observation))
  const evidence = isKnown ? record.evidence : [...record.evidence, observation]
  const projection = projectPayment(record.intent, evidence)
  const changes = changesBetween(record.payment, projection.payment)
  const known = new Set(record.anomalies.map(({ code }) => code))
  return {
    kind: 'applied',
    record: { intent: record.intent, evidence, ...projection },
    changes,
    stale: isSame(record.payment, projection.payment) && !isNewest(record, observation),
    anomalies: projection.anomalies.filter(({ code }) => !known.has(code)),
  }
}

function refusalOf(
  record: PaymentRecord,
  observation: Observation,
): 'other_account' | 'other_payment' | undefined {
  if (!isSameWorld(record.intent.account, observation.account)) return 'other_account'
  return namesAnother(record.payment, observation) ? 'other_payment' : undefined
}

/** One reference may have several ids, those of the tries in a session; an id alone must be known. */
function namesAnother(payment: Payment, { reference, paymentId }: Observation): boolean {
  if (payment.reference !== undefined && reference !== undefined)
    return payment.reference !== reference
  const known = [payment.id, ...payment.attempts.map(({ id }) => id)]
  return payment.id !== undefined && paymentId !== undefined && !known.includes(paymentId)
}

function isNewest(record: PaymentRecord, { asOf }: Observation): boolean {
  return record.evidence.every((known) => known.asOf.received < asOf.received)
}

const COMPARED = [
  ['payment.amounts_changed', 'amounts'],
  ['payment.next_action_changed', 'nextAction'],
  ['refunds.changed', 'refunds'],
  ['captures.changed', 'captures'],
  ['cancellations.changed', 'cancellations'],
  ['disputes.changed', 'disputes'],
] as const

function changesBetween(before: Payment, after: Payment): readonly PaymentChange[] {
  const changes: PaymentChange[] = []
  if (before.status !== after.status) {
    changes.push({ type: 'payment.status_changed', from: before.status, to: after.status })
  }
  for (const [type, part] of COMPARED) {
    if (!isSame(before[part], after[part])) changes.push({ type })
  }
  return changes
}

function isSame(before: unknown, after: unknown): boolean {
  return canonical(before) === canonical(after)
}
