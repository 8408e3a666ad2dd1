import type { Money } from '@paystate/core'
import { CONSUMERS_HELD } from '../events/hold-consumers.ts'
import { only, type Transaction, type Values } from '../statements/session.ts'
import { milliseconds, NOW, statement } from '../statements/statement.ts'
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

/** Who has its lease from the beginning, and for how long; then it is due at the end of that. */
export interface FirstLease {
  readonly owner: string
  readonly forMs: number
}

export const INSERT_PAYMENT = `insert into paystate.payments
     (key, id, order_id, attempt, instance, account, reference, standing, status,
      currency, requested, created_at, changed_at, lease, lease_until, lease_owner, due_at)
   overriding system value
   values (coalesce(:key::bigint, nextval(pg_get_serial_sequence('paystate.payments', 'key'))),
     :id, :order, :attempt::integer, :instance, :account::text, :reference, 'live', :status,
     :currency, :requested::bigint, ${NOW}, ${NOW},
     case when :owner::text is null then 0 else 1 end, ${NOW} + ${milliseconds('forMs')}, :owner::text,
     coalesce(${NOW} + ${milliseconds('forMs')}, ${NOW}))
   returning ${PAYMENT_COLUMNS}, ${CONSUMERS_HELD} as held`

/** `key`: where something is sealed for it, it was drawn before. */
export function paymentValues(
  { amount, ...columns }: NewPayment,
  { key, lease }: { readonly key?: number | undefined; readonly lease?: FirstLease | undefined },
): Values {
  return {
    ...columns,
    currency: amount.currency,
    requested: amount.minorUnits,
    key: key ?? null,
    owner: lease?.owner ?? null,
    forMs: lease?.forMs ?? null,
  }
}

const INSERT = statement(INSERT_PAYMENT, paymentRow)

/**
 * Stores a new payment, live and due. Call it under the order's lock: the unique attempt number is the last
 * guard, not the first.
 */
export function insertPayment(tx: Transaction, payment: NewPayment): Promise<PaymentRow> {
  return only(tx, { statement: INSERT, values: paymentValues(payment, {}) })
}
