import {
  applyObservation,
  type Instant,
  isReported,
  type Observation,
  type PaymentRecord,
  type Reported,
  stamp,
} from '@paystate/core'
import { appendEvidence } from '../store/evidence/append-evidence.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { type PaymentProjection, storeFold } from '../store/payments/update-payment.ts'
import type { Transaction } from '../store/statements/session.ts'
import { noticeTwice } from './notice-twice.ts'
import { type PaymentCase, readCaseBefore } from './payment-case.ts'
import { recordChanges } from './record-changes.ts'
import { settleByEvidence } from './settle-by-evidence.ts'
import { settleMismatches } from './settle-mismatches.ts'
import { listedAs } from './standing.ts'

export interface NewObservation {
  /** The payment's key. */
  readonly payment: number
  readonly observation: Observation
  /** Drawn before the request was sent; null for pushed evidence, or evidence after its lease was lost. */
  readonly begun: number | null
  /** When its read began; null where it was not a read. */
  readonly readAt: Instant | null
}

/** The effect of a piece of evidence on a payment. */
export interface Learned {
  readonly row: PaymentRow
  readonly record: PaymentRecord
  /** The beginning of the next read or send under the same lease. */
  readonly begun: number
  /**
   * All that is known of it now, before the end of the transaction; absent where an operation or an anomaly
   * changed with it.
   */
  readonly after?: PaymentCase
}

/**
 * Adds one piece of evidence: numbered under the payment's lock, folded, listed, and published to the consumers,
 * all in the given transaction.
 */
export async function learn(
  tx: Transaction,
  { payment, observation, begun, readAt }: NewObservation,
): Promise<Learned> {
  const source = observation.via
  const { received, begun: next } = await appendEvidence(tx, {
    payment,
    begun,
    source,
    observation,
  })
  const known = await readCaseBefore(tx, { key: payment, received })
  const before = known.row
  const asOf = { received, ...(begun !== null && { begun }) }
  const applied = applyObservation(known.record, stamp(observation, asOf))
  const { record, changes, anomalies } = applied
  const row = await storeFold(tx, {
    checkpoint: { payment, through: received, checkpoint: record },
    projection: listing({ before, record, readAt: applied.needsRead ? null : readAt }),
  })
  const happenings = await recordChanges(tx, { before, row, record, changes, anomalies })
  const settled = await settleByEvidence(tx, { ...known, row, record, observation })
  const isTwice = await noticeTwice(tx, { row, known, record, changes })
  if (applied.kind === 'applied') await settleMismatches(tx, { row, record, observation })
  const hasAnomalies =
    record.anomalies.length > 0 || happenings.some(({ type }) => type.startsWith('anomaly.'))
  const isAll = settled === 'nothing' && !hasAnomalies && !isTwice
  return { row, record, begun: next, ...(isAll && { after: { ...known, row, record } }) }
}

interface Listing {
  readonly before: PaymentRow
  readonly record: PaymentRecord
  readonly readAt: Instant | null
}

function listing({ before, record, readAt }: Listing): PaymentProjection {
  const { payment } = record
  const { captured, reversed, refunded, chargedBack } = payment.amounts
  return {
    payment: before.key,
    ...listedAs(before, payment),
    account: before.account,
    providerId: payment.id ?? null,
    captured: orNull(captured),
    reversed: orNull(reversed),
    refunded: orNull(refunded),
    chargedBack: orNull(chargedBack),
    readAt,
  }
}

function orNull(amount: Reported<number>): number | null {
  return isReported(amount) ? amount : null
}

/** Pushed evidence: its age is not known, so it has no beginning. */
export async function learnPushed(
  tx: Transaction,
  given: { readonly payment: number; readonly observation: Observation },
): Promise<void> {
  await learn(tx, { ...given, begun: null, readAt: null })
}
