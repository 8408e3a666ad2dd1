import { type PaymentRecord, parsePaymentRecord } from '@paystate/core'
import { readFolded } from '../store/evidence/read-folded.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Session } from '../store/statements/session.ts'
import { addEvidence } from './read-record.ts'
import { type TrackedPayment, trackedPayment } from './tracked-payment.ts'

/** Reads what is known of several payments with one statement, in their order. */
export async function readTrackedPayments(
  session: Session,
  payments: readonly PaymentRow[],
): Promise<readonly TrackedPayment[]> {
  const records = new Map<number, PaymentRecord>()
  const folded = await readFolded(session, { payments: payments.map(({ key }) => key) })
  for (const { payment, checkpoint, received, begun, observation } of folded) {
    const record = records.get(payment) ?? parsePaymentRecord(checkpoint)
    const isLater = received !== null
    records.set(payment, isLater ? addEvidence(record, { received, begun, observation }) : record)
  }
  return payments.map((row) => {
    const record = records.get(row.key)
    if (!record) throw new Error(`Payment ${row.id} has no checkpoint`)
    return trackedPayment({ row, record })
  })
}
