import type { Instant } from '@paystate/core'
import { z } from 'zod'
import { instant, integer, text } from '../statements/fields.ts'
import { epoch, NOW, type RowSchema } from '../statements/statement.ts'
import { STANDINGS, type Standing } from './standing.ts'

/** What is claimed and listed of a payment; amounts in minor units, null where they are not reported. */
export interface PaymentRow {
  /** The database's own number of it. */
  readonly key: number
  /** The application's id of it. */
  readonly id: string
  readonly order: string
  /** Which attempt of the order, from 1. */
  readonly attempt: number
  readonly instance: string
  readonly account: string | null
  readonly reference: string
  readonly providerId: string | null
  readonly standing: Standing
  readonly status: string
  readonly currency: string
  readonly requested: number
  readonly captured: number | null
  readonly reversed: number | null
  readonly refunded: number | null
  readonly chargedBack: number | null
  /** Grows with every change of what is known. */
  readonly version: number
  readonly createdAt: Instant
  readonly changedAt: Instant
  readonly readAt: Instant | null
  readonly dueAt: Instant | null
  /** Grows with everything that asks for another step. */
  readonly calls: number
  readonly lease: number
  readonly leaseUntil: Instant | null
  /** When it was last erased down to its tombstone. */
  readonly erasedAt: Instant | null
  /** The id of the anomaly that holds it: nothing is sent for it. */
  readonly heldBy: string | null
  /** Set while this database may have forgotten what was sent to its instance: since when. */
  readonly instanceHeldSince: Instant | null
  /** When that was noticed. */
  readonly instanceHeldAt: Instant | null
  /** The database's time when this was read: every window of the engine is judged by it, never by a process's clock. */
  readonly asOf: Instant
}

export const paymentRow: RowSchema<PaymentRow> = z.object({
  key: integer,
  id: text,
  order: text,
  attempt: integer,
  instance: text,
  account: text.nullable(),
  reference: text,
  providerId: text.nullable(),
  standing: z.enum(STANDINGS).catch('live'), // one of another version: it may take money, for all we know
  status: text,
  currency: text,
  requested: integer,
  captured: integer.nullable(),
  reversed: integer.nullable(),
  refunded: integer.nullable(),
  chargedBack: integer.nullable(),
  version: integer,
  createdAt: instant,
  changedAt: instant,
  readAt: instant.nullable(),
  dueAt: instant.nullable(),
  calls: integer,
  lease: integer,
  leaseUntil: instant.nullable(),
  erasedAt: instant.nullable(),
  heldBy: text.nullable(),
  instanceHeldSince: instant.nullable(),
  instanceHeldAt: instant.nullable(),
  asOf: instant,
})

/** Of its instance, in the same statement: what is decided about a payment is decided with it. */
const held = (column: string) =>
  `(select ${epoch(column)} from paystate.instances where name = payments.instance)`

export const PAYMENT_COLUMNS = `
  key, id, order_id as "order", attempt, instance, account, reference, provider_id as "providerId",
  standing, status, currency, requested, captured, reversed, refunded, charged_back as "chargedBack",
  version, ${epoch('created_at')} as "createdAt", ${epoch('changed_at')} as "changedAt",
  ${epoch('read_at')} as "readAt", ${epoch('due_at')} as "dueAt", calls, lease,
  ${epoch('lease_until')} as "leaseUntil", ${epoch('erased_at')} as "erasedAt", held_by as "heldBy",
  ${held('held_since')} as "instanceHeldSince", ${held('held_at')} as "instanceHeldAt",
  ${epoch(NOW)} as "asOf"`
