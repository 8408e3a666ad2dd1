import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Session } from '../store/statements/session.ts'
import { readRecord } from './read-record.ts'
import { type TrackedPayment, trackedPayment } from './tracked-payment.ts'

/** Reads a payment for the application. */
export async function readTrackedPayment(
  session: Session,
  row: PaymentRow,
): Promise<TrackedPayment> {
  return trackedPayment({ row, record: await readRecord(session, { payment: row.key }) })
}
