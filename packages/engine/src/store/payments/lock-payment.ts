import { CONSUMERS_HELD } from '../events/hold-consumers.ts'
import { first, type Transaction } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import { PAYMENT_COLUMNS, type PaymentRow, paymentRow } from './payment-row.ts'

const LOCK = statement(
  `select ${PAYMENT_COLUMNS}, ${CONSUMERS_HELD}
   from paystate.payments where key = :payment::bigint for update`,
  paymentRow,
)

/** Locks a payment until the end of the transaction; whoever changes what is known of it does so first. */
export function lockPayment(
  tx: Transaction,
  { payment }: { payment: number },
): Promise<PaymentRow | undefined> {
  return first(tx, { statement: LOCK, values: { payment } })
}
