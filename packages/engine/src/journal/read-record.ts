import {
  applyObservation,
  type PaymentRecord,
  parseObservation,
  parsePaymentRecord,
  stamp,
} from '@paystate/core'
import type { EvidenceRow } from '../store/evidence/read-evidence.ts'
import { readFolded } from '../store/evidence/read-folded.ts'
import type { Session } from '../store/statements/session.ts'

/** Everything known about a payment: its checkpoint, and the evidence after it. */
export async function readRecord(
  session: Session,
  { payment }: { payment: number },
): Promise<PaymentRecord> {
  const record = (await readRecords(session, { payments: [payment] })).get(payment)
  if (!record) throw new Error(`Payment ${payment} has no checkpoint`)
  return record
}

/** Everything known about several payments, by their keys, in one statement. */
export async function readRecords(
  session: Session,
  { payments }: { readonly payments: readonly number[] },
): Promise<ReadonlyMap<number, PaymentRecord>> {
  const records = new Map<number, PaymentRecord>()
  for (const row of await readFolded(session, { payments })) {
    const { payment, checkpoint, received, begun, observation } = row
    const record = records.get(payment) ?? parsePaymentRecord(checkpoint)
    const isLater = received !== null
    records.set(payment, isLater ? addEvidence(record, { received, begun, observation }) : record)
  }
  return records
}

/** Adds a piece of stored evidence to what is known. */
export function addEvidence(
  record: PaymentRecord,
  { observation, begun, received }: Pick<EvidenceRow, 'observation' | 'begun' | 'received'>,
): PaymentRecord {
  const asOf = { received, ...(begun !== null && { begun }) }
  return applyObservation(record, stamp(parseObservation(observation), asOf)).record
}
