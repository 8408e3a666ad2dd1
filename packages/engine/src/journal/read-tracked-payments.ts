import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Session } from '../store/statements/session.ts'
import { readRecords } from './read-record.ts'
import { type TrackedPayment, trackedPayment } from './tracked-payment.ts'

/** Reads what is known of several payments with one statement, in their order. */
export async function readTrackedPayments(
  session: Session,
  payments: readonly PaymentRow[],
): Promise<readonly TrackedPayment[]> {
  const records = await readRecords(session, { payments: payments.map(({ key }) => key) })
  return payments.map((row) => {
    const record = records.get(row.key)
    if (!record) throw new Error(`Payment ${row.id} has no checkpoint`)
    return trackedPayment({ row, record })
  })
}
