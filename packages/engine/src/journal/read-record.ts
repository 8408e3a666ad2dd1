import { applyObservation, type Observation, type PaymentRecord, stamp } from '@paystate/core'
import { readCheckpoint } from '../store/evidence/checkpoint.ts'
import { type EvidenceRow, readEvidence } from '../store/evidence/read-evidence.ts'
import type { Session } from '../store/statements/session.ts'

/** All that is known of a payment: its checkpoint, and the evidence that came after it. */
export async function readRecord(
  session: Session,
  { payment }: { payment: number },
): Promise<PaymentRecord> {
  const stored = await readCheckpoint(session, { payment })
  if (!stored || !isRecord(stored.checkpoint))
    throw new Error(`Payment ${payment} has no checkpoint`)
  const later = await readEvidence(session, { payment, after: stored.through })
  return later.reduce(add, stored.checkpoint)
}

function add(record: PaymentRecord, { observation, begun, received }: EvidenceRow): PaymentRecord {
  if (!isObservation(observation)) return record
  const asOf = { received, ...(begun !== null && { begun }) }
  return applyObservation(record, stamp(observation, asOf)).record
}

/** Written by this engine, from what core made: nothing else writes these columns. */
function isRecord(stored: unknown): stored is PaymentRecord {
  return (
    typeof stored === 'object' && stored !== null && 'version' in stored && stored.version === 1
  )
}

function isObservation(stored: unknown): stored is Observation {
  return typeof stored === 'object' && stored !== null && 'asOf' in stored
}
