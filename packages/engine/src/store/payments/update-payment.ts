import type { Instant } from '@paystate/core'
import { only, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import { PAYMENT_COLUMNS, type PaymentRow, paymentRow } from './payment-row.ts'
import type { Standing } from './standing.ts'

/** What is listed of a payment after it was folded; amounts in minor units, null where not reported. */
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
  /** When a read began that agrees with this; null keeps what was there. */
  readonly readAt: Instant | null
}

const UPDATE = statement(
  `update paystate.payments set
     standing = :standing, status = :status, account = :account::text, provider_id = :providerId::text,
     captured = :captured::bigint, reversed = :reversed::bigint, refunded = :refunded::bigint,
     charged_back = :chargedBack::bigint, read_at = coalesce(:readAt::timestamptz, read_at),
     version = version + 1, changed_at = ${NOW}
   where key = :payment::bigint
   returning ${PAYMENT_COLUMNS}`,
  paymentRow,
)

/** Stores what is known of a payment now, as its next version. Call it under the payment's lock. */
export function updatePayment(tx: Transaction, projection: PaymentProjection): Promise<PaymentRow> {
  return only(tx, { statement: UPDATE, values: { ...projection } })
}
