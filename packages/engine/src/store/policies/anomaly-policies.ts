import type { Named } from '../statements/named.ts'
import type { AnomalyKind } from './anomaly-kind.ts'

/** What can be done about an anomaly when it is opened. */
export const ANOMALY_POLICIES = ['tell', 'hold', 'refund', 'cancel_other'] as const

/**
 * What is done about an anomaly besides its event. `tell`: nothing. `hold`: nothing more is sent for its
 * payment until a person closes it. `refund`: the surplus goes back. `cancel_other`: the attempt of the order
 * that may still take money is canceled.
 */
export type AnomalyPolicy = (typeof ANOMALY_POLICIES)[number]

/** Which policies each kind can have: there must be a payment to hold, and a surplus to refund. */
export const POLICIES_OF_KIND = {
  late_money: ['tell', 'hold', 'refund', 'cancel_other'],
  paid_twice: ['tell', 'hold', 'refund'],
  amount_differs: ['tell', 'hold', 'refund'],
  underpaid: ['tell', 'hold'],
  refund_bounced: ['tell', 'hold'],
  refund_vanished: ['tell', 'hold'],
  unknown_overdue: ['tell', 'hold'],
  verdict_contradicted: ['tell', 'hold'],
  conclusion_contradicted: ['tell', 'hold'],
  mismatch: ['tell', 'hold'],
  provider_contradicted: ['tell', 'hold'],
  capture_overdue: ['tell', 'hold'],
  superseded: ['tell', 'hold'],
  orphan: ['tell'],
  foreign: ['tell'],
  not_configured: ['tell'],
} as const satisfies Readonly<Record<AnomalyKind, readonly AnomalyPolicy[]>>

/** What is done about anomalies, by kind. Default: `tell`. */
export type AnomalyPolicies = {
  readonly [Kind in AnomalyKind]?: (typeof POLICIES_OF_KIND)[Kind][number] | undefined
}

/** The codes of a kind that its act is for: what the provider returns by itself is not refunded again. */
const ACTED_ON: ReadonlySet<string> = new Set(['late_success', 'paid_twice', 'amount_differs'])

/** The policy of an anomaly that is opened now. */
export function policyOf(
  policies: AnomalyPolicies,
  { kind, code }: { readonly kind: AnomalyKind; readonly code: string | null },
): AnomalyPolicy {
  const policy = policies[kind] ?? 'tell'
  return isAct(policy) && !ACTED_ON.has(code ?? kind) ? 'tell' : policy
}

/** Whether a policy does something at a provider. */
export function isAct(policy: Named<AnomalyPolicy>): policy is 'refund' | 'cancel_other' {
  return policy === 'refund' || policy === 'cancel_other'
}
