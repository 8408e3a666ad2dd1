import { keepResult, parsePaymentRecord } from '@paystate/core'
import { isOpen, type PaymentCase, readCase } from '../journal/payment-case.ts'
import { verdictOn } from '../journal/stored-verdict.ts'
import { anomaliesOfPayment } from '../store/anomalies/anomalies.ts'
import {
  eraseBytes,
  eraseEvidence,
  isLeased,
  markErased,
  replaceDetails,
  replaceEvent,
  replaceOutcome,
} from '../store/erasing/erase-rows.ts'
import { eventPlace, readEvents } from '../store/events/read-events.ts'
import { readCheckpoint, storeCheckpoint } from '../store/evidence/checkpoint.ts'
import { operationPlace } from '../store/operations/operation-row.ts'
import { lockPayment } from '../store/payments/lock-payment.ts'
import type { Transaction } from '../store/statements/session.ts'
import { isAgreed, isAtRest } from './at-rest.ts'
import { erasedOutcome } from './erased-outcome.ts'
import { withoutPayer } from './without-payer.ts'

/** What came of erasing a payment: `busy` and `under_way` come again; `not_agreed` needs a read before. */
export type Erasing = 'erased' | 'busy' | 'under_way' | 'not_agreed' | 'gone'

interface Given {
  readonly payment: number
  /** `request`: the application asked for it. `retention`: it has rested long enough, if all agrees. */
  readonly by: 'request' | 'retention'
}

/**
 * Erases a payment down to its tombstone: ids, digests, references, amounts, statuses and times. In one
 * transaction, under its lock, while nobody has its lease. What is under way keeps what it needs to end.
 */
export async function erasePayment(tx: Transaction, { payment, by }: Given): Promise<Erasing> {
  const row = await lockPayment(tx, { payment })
  if (!row) return 'gone'
  if (await isLeased(tx, { payment })) return 'busy'
  const stored = await readCase(tx, row)
  const isResting = isAtRest(stored)
  if (by === 'retention' && !isResting) return 'under_way'
  if (by === 'retention' && !isAgreed(stored)) return 'not_agreed'
  await eraseEnded(tx, stored)
  if (!isResting) return 'under_way'
  await eraseShown(tx, stored)
  await markErased(tx, { payment })
  return 'erased'
}

/** The bytes of what has ended: nobody sends or looks them up again. */
async function eraseEnded(tx: Transaction, { row, operations }: PaymentCase): Promise<void> {
  await eraseBytes(tx, { payment: row.key })
  for (const operation of operations) {
    const { key, outcome } = operation
    const isNeeded = isOpen(operation) || verdictOn(operation)?.pending !== undefined
    if (outcome === null || isNeeded) continue
    const place = operationPlace('outcome', key)
    const kept = tx.sealer.seal(erasedOutcome(outcome), place)
    await replaceOutcome(tx, { operation: key, outcome: kept })
  }
}

/** What the provider showed: evidence, its fold, events and anomalies. */
async function eraseShown(tx: Transaction, { row, record }: PaymentCase): Promise<void> {
  const payment = row.key
  const kept = withoutPayer(JSON.parse(JSON.stringify(keepResult(record))))
  const checkpoint = parsePaymentRecord(kept) // what could not be read must not be stored
  const { through: before = 0 } = (await readCheckpoint(tx, { payment })) ?? {}
  const erased = await eraseEvidence(tx, { payment })
  const through = erased.reduce((last, received) => Math.max(last, received), before)
  await storeCheckpoint(tx, { payment, through, checkpoint })
  for (const { number, data } of await readEvents(tx, { payment })) {
    const sealed = tx.sealer.seal(withoutPayer(data), eventPlace(number))
    await replaceEvent(tx, { number, data: sealed })
  }
  for (const { id, details } of await anomaliesOfPayment(tx, { payment })) {
    await replaceDetails(tx, { id, details: withoutPayer(details) })
  }
}
