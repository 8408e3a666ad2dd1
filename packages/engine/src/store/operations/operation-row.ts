import { z } from 'zod'
import { instant, integer, json, text } from '../statements/fields.ts'
import { epoch } from '../statements/statement.ts'

export const operationKind = z.enum(['create', 'capture', 'cancel', 'refund', 'cancel_refund'])
export type OperationKind = z.infer<typeof operationKind>

/**
 * `waiting`: reserved, and sent when the provider takes it. `intended`: stored, and provably never sent.
 * `attempted`: may have been sent. `unknown`: sent, with what is pending. The others are ends.
 */
export const operationState = z.enum([
  'waiting',
  'intended',
  'attempted',
  'unknown',
  'applied',
  'not_applied',
  'withdrawn',
])
export type OperationState = z.infer<typeof operationState>

export const operationRow = z.object({
  key: integer,
  kind: operationKind,
  id: text,
  payment: integer,
  compared: json,
  amount: integer.nullable(),
  state: operationState,
  try: integer,
  sendBefore: instant.nullable(),
  transactionId: text.nullable(),
  pending: json.nullable(),
  outcome: json.nullable(),
  createdAt: instant,
  changedAt: instant,
  unknownSince: instant.nullable(),
})

/** One operation as the application named it; `amount` is in minor units of the payment's currency. */
export type OperationRow = z.infer<typeof operationRow>

export const OPERATION_COLUMNS = `
  key, kind, id, payment, compared::text as compared, amount, state, try,
  ${epoch('send_before')} as "sendBefore", transaction_id as "transactionId",
  pending::text as pending, outcome::text as outcome, ${epoch('created_at')} as "createdAt",
  ${epoch('changed_at')} as "changedAt", ${epoch('unknown_since')} as "unknownSince"`
