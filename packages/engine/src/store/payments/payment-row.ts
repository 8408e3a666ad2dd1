import { z } from 'zod'
import { instant, integer, text } from '../statements/fields.ts'
import { epoch } from '../statements/statement.ts'

/** Whether a payment may still take money (`live`), holds money (`paid`), or is over without any (`ended`). */
export const standing = z.enum(['live', 'paid', 'ended'])
export type Standing = z.infer<typeof standing>

export const paymentRow = z.object({
  key: integer,
  id: text,
  order: text,
  attempt: integer,
  instance: text,
  account: text.nullable(),
  reference: text,
  providerId: text.nullable(),
  standing,
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
})

/**
 * What is claimed and listed of a payment; amounts in minor units, null where they are not reported.
 *
 * `key` is the database's own number of it, `id` the application's, `version` grows with every change of what
 * is known, `calls` with everything that asks for another step.
 */
export type PaymentRow = z.infer<typeof paymentRow>

export const PAYMENT_COLUMNS = `
  key, id, order_id as "order", attempt, instance, account, reference, provider_id as "providerId",
  standing, status, currency, requested, captured, reversed, refunded, charged_back as "chargedBack",
  version, ${epoch('created_at')} as "createdAt", ${epoch('changed_at')} as "changedAt",
  ${epoch('read_at')} as "readAt", ${epoch('due_at')} as "dueAt", calls, lease,
  ${epoch('lease_until')} as "leaseUntil"`
