import { first, type Transaction } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import { PAYMENT_COLUMNS, type PaymentRow, paymentRow } from './payment-row.ts'

/**
 * The shared lock holds back the registration of a consumer until this transaction has ended: its events
 * reach either the consumers it sees or the registration, and never neither.
 */
const LOCK = statement(
  `select ${PAYMENT_COLUMNS}, pg_advisory_xact_lock_shared(hashtextextended('paystate.consumers', 0)) is null
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
