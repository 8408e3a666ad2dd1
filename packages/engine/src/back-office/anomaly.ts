import type { Instant } from '@paystate/core'
import type { ActState, AnomalyRow } from '../store/anomalies/anomaly-row.ts'
import type { AnomalyKind } from '../store/policies/anomaly-kind.ts'
import { type AnomalyPolicy, isAct } from '../store/policies/anomaly-policies.ts'
import type { Named } from '../store/statements/named.ts'

/** Something strange about money, from when it was noticed until it was closed. */
export interface Anomaly {
  /** What it is closed by; what its policy does derives its ids from it. */
  readonly id: string
  readonly kind: Named<AnomalyKind>
  /** What exactly it is, where the kind has several, such as `late_success_returned`. */
  readonly code?: string
  /** What it is about: `payment`, `refund`, `order` … */
  readonly subject?: string
  /** What happened, for a person. */
  readonly message: string
  readonly instance?: string
  readonly order?: string
  /** The application's id of the payment. */
  readonly payment?: string
  readonly details: Readonly<Record<string, unknown>>
  readonly openedAt: Instant
  /** What is done about it. */
  readonly policy: Named<AnomalyPolicy>
  /** How far that is, where the policy does something. */
  readonly act?: {
    /** `due`: still to be done. `made`: stored, and resolved as any operation. `refused`: for a person. */
    readonly state: Named<ActState>
    /** What was stored, where it was made. */
    readonly operation?: { readonly kind: 'refund' | 'cancel'; readonly id: string }
    readonly why?: string
  }
  /** The evidence that settled it, where it still holds the payment. */
  readonly settled?: { readonly at: Instant; readonly why: string }
  /** Absent while it is open. */
  readonly closed?: {
    readonly at: Instant
    /** The person who closed it; absent where evidence did. */
    readonly who?: string
    readonly why: string
  }
}

/** Shows a stored anomaly to the application. */
export function anomalyOf(row: AnomalyRow): Anomaly {
  const { id, kind, code, subject, instance, order, paymentId, openedAt, policy } = row
  const { message, ...details } = readDetails(row.details)
  return {
    id,
    kind,
    ...(code !== null && { code }),
    ...(subject !== null && { subject }),
    message: typeof message === 'string' ? message : kind,
    ...(instance !== null && { instance }),
    ...(order !== null && { order }),
    ...(paymentId !== null && { payment: paymentId }),
    details,
    openedAt,
    policy,
    ...ends(row),
  }
}

function ends(row: AnomalyRow): Pick<Anomaly, 'act' | 'settled' | 'closed'> {
  const { act, actBecause, settledAt, settledBecause, closedAt, closedBy, closedBecause } = row
  return {
    ...(act !== null && {
      act: {
        state: act,
        ...(act === 'made' && isAct(row.policy) && { operation: operationOf(row, row.policy) }),
        ...(actBecause !== null && { why: actBecause }),
      },
    }),
    ...(settledAt !== null && { settled: { at: settledAt, why: settledBecause ?? '' } }),
    ...(closedAt !== null && {
      closed: {
        at: closedAt,
        ...(closedBy !== null && { who: closedBy }),
        why: closedBecause ?? '',
      },
    }),
  }
}

function operationOf({ id }: AnomalyRow, policy: 'refund' | 'cancel_other') {
  return { kind: policy === 'refund' ? ('refund' as const) : ('cancel' as const), id }
}

function readDetails(details: unknown): Readonly<Record<string, unknown>> {
  return typeof details === 'object' && details !== null ? { ...details } : {}
}
