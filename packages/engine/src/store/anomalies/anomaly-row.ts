import type { Instant } from '@paystate/core'
import { z } from 'zod'
import type { AnomalyKind } from '../policies/anomaly-kind.ts'
import type { AnomalyPolicy } from '../policies/anomaly-policies.ts'
import { instant, integer, json, named, text } from '../statements/fields.ts'
import type { Named } from '../statements/named.ts'
import { epoch, type RowSchema } from '../statements/statement.ts'

/** How far what a policy does has come. */
export type ActState = 'due' | 'made' | 'refused'

/** Something about money that must not be, from when it was noticed until it was closed. */
export interface AnomalyRow {
  readonly key: number
  readonly id: string
  /** One anomaly of an identity is open at a time. */
  readonly identity: string
  readonly kind: Named<AnomalyKind>
  readonly code: string | null
  readonly subject: string | null
  readonly instance: string | null
  /** The key of the payment. */
  readonly payment: number | null
  /** The application's id of the payment. */
  readonly paymentId: string | null
  readonly order: string | null
  readonly details: unknown
  readonly policy: Named<AnomalyPolicy>
  /** Whether what the policy does is still to be done, was done, or was refused. */
  readonly act: Named<ActState> | null
  readonly actBecause: string | null
  readonly openedAt: Instant
  readonly settledAt: Instant | null
  readonly settledBecause: string | null
  readonly closedAt: Instant | null
  readonly closedBecause: string | null
  readonly closedBy: string | null
}

export const anomalyRow: RowSchema<AnomalyRow> = z.object({
  key: integer,
  id: text,
  identity: text,
  kind: named<AnomalyKind>(),
  code: text.nullable(),
  subject: text.nullable(),
  instance: text.nullable(),
  payment: integer.nullable(),
  paymentId: text.nullable(),
  order: text.nullable(),
  details: json,
  policy: named<AnomalyPolicy>(),
  act: named<ActState>().nullable(),
  actBecause: text.nullable(),
  openedAt: instant,
  settledAt: instant.nullable(),
  settledBecause: text.nullable(),
  closedAt: instant.nullable(),
  closedBecause: text.nullable(),
  closedBy: text.nullable(),
})

/** Of `paystate.anomalies as a`. */
export const ANOMALY_COLUMNS = `
  a.key, a.id, a.identity, a.kind, a.code, a.subject, a.instance, a.payment,
  (select p.id from paystate.payments as p where p.key = a.payment) as "paymentId",
  a.order_id as "order", a.details::text as details, a.policy, a.act, a.act_because as "actBecause",
  ${epoch('a.opened_at')} as "openedAt", ${epoch('a.settled_at')} as "settledAt",
  a.settled_because as "settledBecause", ${epoch('a.closed_at')} as "closedAt",
  a.closed_because as "closedBecause", a.closed_by as "closedBy"`
