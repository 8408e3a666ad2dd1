import {
  applyObservation,
  type PaymentRecord,
  parseObservation,
  parsePaymentRecord,
  stamp,
} from '@paystate/core'
import { readCheckpoint } from '../store/evidence/checkpoint.ts'
import { type EvidenceRow, readEvidence } from '../store/evidence/read-evidence.ts'
import type { Session } from '../store/statements/session.ts'

/** Everything known about a payment: its checkpoint, and the evidence after it. */
export async function readRecord(
  session: Session,
  { payment }: { payment: number },
): Promise<PaymentRecord> {
  const stored = await readCheckpoint(session, { payment })
  if (!stored) throw new Error(`Payment ${payment} has no checkpoint`)
  const later = await readEvidence(session, { payment, after: stored.through })
  return later.reduce(addEvidence, parsePaymentRecord(stored.checkpoint))
}

/** Adds a piece of stored evidence to what is known. */
export function addEvidence(
  record: PaymentRecord,
  { observation, begun, received }: Pick<EvidenceRow, 'observation' | 'begun' | 'received'>,
): PaymentRecord {
  const asOf = { received, ...(begun !== null && { begun }) }
  return applyObservation(record, stamp(parseObservation(observation), asOf)).record
}
