import { only, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import { PAYMENT_COLUMNS, type PaymentRow, paymentRow } from './payment-row.ts'

const RENAME = statement(
  `update paystate.payments set reference = :reference, version = version + 1, changed_at = ${NOW}
   where key = :payment::bigint
   returning ${PAYMENT_COLUMNS}`,
  paymentRow,
)

/** Gives a payment that never existed at its provider the reference that it is created under next. */
export function renamePayment(
  tx: Transaction,
  given: { readonly payment: number; readonly reference: string },
): Promise<PaymentRow> {
  return only(tx, { statement: RENAME, values: { ...given } })
}
