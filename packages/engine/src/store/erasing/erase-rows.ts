import { z } from 'zod'
import { flag, integer, nothing } from '../statements/fields.ts'
import { only, rows, run, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'

/** What stands in a try whose bytes are erased. */
const ERASED_TRY = { state: 'erased' } as const

interface Of {
  /** The key of the payment. */
  readonly payment: number
}

const LEASED = statement(
  `select coalesce(lease_until > ${NOW}, false) as leased from paystate.payments where key = :payment::bigint`,
  z.object({ leased: flag }),
)

/** Whether somebody works on a payment now. Ask under its lock: whoever takes the lease needs it. */
export async function isLeased(tx: Transaction, { payment }: Of): Promise<boolean> {
  return (await only(tx, { statement: LEASED, values: { payment } })).leased
}

const ENDED = `('applied', 'not_applied', 'withdrawn')`

const TRIES = statement(
  `update paystate.tries set prepared = '${JSON.stringify(ERASED_TRY)}'
   where operation in (
     select key from paystate.operations where payment = :payment::bigint and state in ${ENDED})`,
  nothing,
)

/**
 * The rows stay: they say that something may have left, and when. What is needed to find out is pending with its
 * operation.
 */
const ATTEMPTS = statement(
  `update paystate.attempts set ended = null where payment = :payment::bigint and ended is not null`,
  nothing,
)

const INBOX = statement(
  `update paystate.inbox set hints = '{"hints":[],"observations":[]}', headers = '{}', body = ''
   where payment = :payment::bigint and handled_at is not null`,
  nothing,
)

/** Removes the bytes of what has ended: requests, responses and handled webhooks. */
export async function eraseBytes(tx: Transaction, { payment }: Of): Promise<void> {
  for (const each of [TRIES, ATTEMPTS, INBOX]) {
    await run(tx, { statement: each, values: { payment } })
  }
}

const EVIDENCE = statement(
  'delete from paystate.evidence where payment = :payment::bigint returning received',
  z.object({ received: integer }),
)

/**
 * Removes all evidence, and returns its places. Its result must be in the checkpoint of the same transaction.
 */
export async function eraseEvidence(tx: Transaction, { payment }: Of): Promise<readonly number[]> {
  return (await rows(tx, { statement: EVIDENCE, values: { payment } })).map(
    ({ received }) => received,
  )
}

const OUTCOME = statement(
  `update paystate.operations set outcome = :outcome::json, pending = null where key = :operation::bigint`,
  nothing,
)

/** Replaces what is stored of an outcome; everything else of its operation stays. */
export function replaceOutcome(
  tx: Transaction,
  { operation, outcome }: { operation: number; outcome: string },
): Promise<void> {
  return run(tx, { statement: OUTCOME, values: { operation, outcome } })
}

const EVENT = statement(
  'update paystate.events set data = :data::json where number = :number::bigint',
  nothing,
)

export function replaceEvent(
  tx: Transaction,
  { number, data }: { number: number; data: string },
): Promise<void> {
  return run(tx, { statement: EVENT, values: { number, data } })
}

const ANOMALY = statement(
  'update paystate.anomalies set details = :details::json where id = :id',
  nothing,
)

export function replaceDetails(
  tx: Transaction,
  { id, details }: { id: string; details: unknown },
): Promise<void> {
  return run(tx, { statement: ANOMALY, values: { id, details: JSON.stringify(details) } })
}

const MARK = statement(
  `update paystate.payments set is_erased = true, erased_at = ${NOW}, erase_due_at = null
   where key = :payment::bigint`,
  nothing,
)

/** Notes that nothing is left of a payment but its tombstone. */
export function markErased(tx: Transaction, { payment }: Of): Promise<void> {
  return run(tx, { statement: MARK, values: { payment } })
}
