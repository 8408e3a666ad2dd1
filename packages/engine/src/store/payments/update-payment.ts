import type { Instant } from '@paystate/core'
import { type Checkpoint, checkpointValues, STORE_CHECKPOINT } from '../evidence/checkpoint.ts'
import { only, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import { PAYMENT_COLUMNS, type PaymentRow, paymentRow } from './payment-row.ts'
import type { Standing } from './standing.ts'
import { KEPT_AGAIN } from './wake-payment.ts'

/** The listed columns of a folded payment; amounts in minor units, null where not reported. */
export interface PaymentProjection {
  readonly payment: number
  readonly standing: Standing
  readonly status: string
  readonly account: string | null
  readonly providerId: string | null
  readonly captured: number | null
  readonly reversed: number | null
  readonly refunded: number | null
  readonly chargedBack: number | null
  /** When the read began that this reflects; null keeps the stored value. */
  readonly readAt: Instant | null
}

const PROJECTED = `update paystate.payments set
     standing = :standing, status = :status, account = :account::text, provider_id = :providerId::text,
     captured = :captured::bigint, reversed = :reversed::bigint, refunded = :refunded::bigint,
     charged_back = :chargedBack::bigint, read_at = coalesce(:readAt::timestamptz, read_at),
     version = version + 1, changed_at = ${NOW}, ${KEPT_AGAIN}
   where key = :payment::bigint
   returning ${PAYMENT_COLUMNS}`

const UPDATE = statement(PROJECTED, paymentRow)

const FOLD = statement(`with folded as (${STORE_CHECKPOINT}) ${PROJECTED}`, paymentRow)

/** Stores the current state of a payment, as its next version. Call it under the payment's lock. */
export function updatePayment(tx: Transaction, projection: PaymentProjection): Promise<PaymentRow> {
  return only(tx, { statement: UPDATE, values: { ...projection } })
}

/** The same for what evidence shows, together with its fold. */
export function storeFold(
  tx: Transaction,
  { checkpoint, projection }: { checkpoint: Checkpoint; projection: PaymentProjection },
): Promise<PaymentRow> {
  const values = { ...projection, ...checkpointValues(tx, checkpoint) }
  return only(tx, { statement: FOLD, values })
}
