import type { Money } from '@paystate/core'
import { CONSUMERS_HELD } from '../events/hold-consumers.ts'
import { only, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import { PAYMENT_COLUMNS, type PaymentRow, paymentRow } from './payment-row.ts'

export interface NewPayment {
  readonly id: string
  readonly order: string
  /** Which attempt of the order, from 1. */
  readonly attempt: number
  readonly instance: string
  readonly account: string | null
  readonly reference: string
  readonly status: string
  readonly amount: Money
}

const INSERT = statement(
  `insert into paystate.payments (id, order_id, attempt, instance, account, reference, standing, status,
     currency, requested, created_at, changed_at, due_at)
   values (:id, :order, :attempt::integer, :instance, :account::text, :reference, 'live', :status,
     :currency, :requested::bigint, ${NOW}, ${NOW}, ${NOW})
   returning ${PAYMENT_COLUMNS}, ${CONSUMERS_HELD}`,
  paymentRow,
)

/**
 * Stores a new payment, live and due. Call it under the order's lock: the unique attempt number is the last
 * guard, not the first.
 */
export function insertPayment(tx: Transaction, payment: NewPayment): Promise<PaymentRow> {
  const { amount, ...columns } = payment
  const values = { ...columns, currency: amount.currency, requested: amount.minorUnits }
  return only(tx, { statement: INSERT, values })
}
