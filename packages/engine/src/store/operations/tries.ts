import { z } from 'zod'
import type { Place } from '../sealing/place.ts'
import { integer, json, text } from '../statements/fields.ts'
import { first, rows, type Session, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'

/** The number under which an operation keeps what was asked for; it is never sent. */
export const ASKED = 0

/** What is sent in one try of an operation, under a reference of its own or the one before. */
export interface Try {
  readonly operation: number
  /** From 1. */
  readonly number: number
  readonly instance: string
  readonly reference: string
  /** Core's Prepared, or an intent without bytes. */
  readonly prepared: unknown
}

const tryRow = z.object({
  operation: integer,
  number: integer,
  instance: text,
  reference: text,
  prepared: json,
})

/** Where the bytes of a try are sealed for. */
export function tryPlace({ operation, number }: Pick<Try, 'operation' | 'number'>): Place {
  return { table: 'tries', column: 'prepared', row: [operation, number] }
}

const STORE = statement(
  `insert into paystate.tries (operation, number, instance, reference, prepared, created_at)
   values (:operation::bigint, :number::integer, :instance, :reference, :prepared::json, ${NOW})
   on conflict (operation, number) do update
     set instance = excluded.instance, reference = excluded.reference, prepared = excluded.prepared
     where not exists (
       select from paystate.attempts as a where a.operation = tries.operation and a.try = tries.number)
   returning number`,
  z.object({ number: integer }),
)

const READ = statement(
  `select operation, number, instance, reference, prepared::text as prepared
   from paystate.tries
   where operation = :operation::bigint and number in (:number::integer, :number::integer - 1, ${ASKED})
   order by number desc`,
  tryRow,
  (row, sealer) => ({ ...row, prepared: sealer.open(row.prepared, tryPlace(row)) }),
)

/**
 * Stores what a try sends. Prepared again, it replaces what provably never left; `attempted` when that may
 * have left, and then it stays as it was sent.
 */
export async function storeTry(
  tx: Transaction,
  { prepared, ...columns }: Try,
): Promise<'stored' | 'attempted'> {
  const values = { ...columns, prepared: tx.sealer.seal(prepared, tryPlace(columns)) }
  return (await first(tx, { statement: STORE, values })) ? 'stored' : 'attempted'
}

/** What a try sends or the one before it did, the newest first, and what was asked for. */
export function readTries(
  session: Session,
  { operation, number }: { operation: number; number: number },
): Promise<readonly Try[]> {
  return rows(session, { statement: READ, values: { operation, number } })
}
