import type { Instant } from '@paystate/core'
import { z } from 'zod'
import type { Place } from '../sealing/place.ts'
import { whyUnopened } from '../sealing/readable.ts'
import type { Sealer } from '../sealing/sealer.ts'
import { instant, integer, json, named, text } from '../statements/fields.ts'
import type { Named } from '../statements/named.ts'
import { epoch, type RowSchema } from '../statements/statement.ts'
import { OPERATION_KINDS, type OperationKind } from './operation-kind.ts'

/**
 * `waiting`: reserved, and sent when the provider takes it. `intended`: stored, and provably never sent.
 * `attempted`: may have been sent. `unknown`: sent, with what is pending. The others are ends.
 */
const STATES = [
  'waiting',
  'intended',
  'attempted',
  'unknown',
  'applied',
  'not_applied',
  'withdrawn',
] as const

/** How far an operation has come. */
export type OperationState = (typeof STATES)[number]

/** What happens to an operation when a dispute has taken the payment's money, or may. */
export type OnDispute =
  /** Neither sent nor repeated: it returns money that the payer may get from their bank. */
  | 'stop'
  /** Sent all the same: it returns nothing, or the application asked for that. */
  | 'send'

/** One operation as the application named it. */
export interface OperationRow {
  readonly key: number
  readonly kind: Named<OperationKind>
  readonly id: string
  readonly payment: number
  readonly compared: unknown
  /** In minor units of the payment's currency. */
  readonly amount: number | null
  readonly onDispute: Named<OnDispute>
  readonly state: Named<OperationState>
  readonly try: number
  readonly sendBefore: Instant | null
  readonly transactionId: string | null
  readonly pending: unknown
  readonly outcome: unknown
  readonly createdAt: Instant
  readonly changedAt: Instant
  readonly unknownSince: Instant | null
  /** What a person decided about it. */
  readonly verdict: unknown
  /** Who asked for it, where the application said so. */
  readonly askedBy: string | null
  /** Who took it back before it was sent. */
  readonly withdrawnBy: string | null
}

export const operationRow: RowSchema<OperationRow> = z.object({
  key: integer,
  kind: named<OperationKind>(),
  id: text,
  payment: integer,
  compared: json,
  amount: integer.nullable(),
  onDispute: named<OnDispute>(),
  state: named<OperationState>(),
  try: integer,
  sendBefore: instant.nullable(),
  transactionId: text.nullable(),
  pending: json.nullable(),
  outcome: json.nullable(),
  createdAt: instant,
  changedAt: instant,
  unknownSince: instant.nullable(),
  verdict: json.nullable(),
  askedBy: text.nullable(),
  withdrawnBy: text.nullable(),
})

/** An operation whose kind and state this version knows: only with such a one is anything done. */
interface KnownOperation extends OperationRow {
  readonly kind: OperationKind
  readonly state: OperationState
}

const KNOWN_KINDS: ReadonlySet<string> = new Set(OPERATION_KINDS)
const KNOWN_STATES: ReadonlySet<string> = new Set(STATES)

/** Whether this version knows what it is; one that a later version stored is left to that version. */
export function isKnown(operation: OperationRow): operation is KnownOperation {
  return KNOWN_KINDS.has(operation.kind) && KNOWN_STATES.has(operation.state)
}

/** Where a column of an operation is sealed for. */
export function operationPlace(column: 'pending' | 'outcome' | 'verdict', key: number): Place {
  return { table: 'operations', column, row: [key] }
}

/** Opens what is sealed of an operation. */
export function openOperation(row: OperationRow, sealer: Sealer): OperationRow {
  const { key, pending, outcome, verdict } = row
  return {
    ...row,
    pending: sealer.open(pending, operationPlace('pending', key)),
    outcome: sealer.open(outcome, operationPlace('outcome', key)),
    verdict: sealer.open(verdict, operationPlace('verdict', key)),
  }
}

/** Why a `readable` operation could not be opened; undefined where it was. */
export function whyOperationUnopened({
  pending,
  outcome,
  verdict,
}: OperationRow): string | undefined {
  return whyUnopened(pending, outcome, verdict)
}

export const OPERATION_COLUMNS = `
  key, kind, id, payment, compared::text as compared, amount, on_dispute as "onDispute", state, try,
  ${epoch('send_before')} as "sendBefore", transaction_id as "transactionId",
  pending::text as pending, outcome::text as outcome, ${epoch('created_at')} as "createdAt",
  ${epoch('changed_at')} as "changedAt", ${epoch('unknown_since')} as "unknownSince",
  verdict::text as verdict, asked_by as "askedBy", withdrawn_by as "withdrawnBy"`
