import { z } from 'zod'
import type { Place } from '../sealing/place.ts'
import { instant, integer, json, named } from '../statements/fields.ts'
import { rows, type Session } from '../statements/session.ts'
import { epoch, statement } from '../statements/statement.ts'

const attemptRow = z.object({
  operation: integer,
  number: integer,
  try: integer,
  payment: integer,
  lease: integer,
  begunAt: instant,
  mustLeaveBefore: instant,
  endedAt: instant.nullable(),
  endedUnder: named<'lease' | 'none'>().nullable(),
  ended: json.nullable(),
})

/** One attempt: without an end it may have been sent. */
export type AttemptRow = z.infer<typeof attemptRow>

/** Where the end of an attempt is sealed for. */
export function attemptPlace({
  operation,
  number,
}: Pick<AttemptRow, 'operation' | 'number'>): Place {
  return { table: 'attempts', column: 'ended', row: [operation, number] }
}

const select = (condition: string) =>
  statement(
    `select operation, number, try, payment, lease, ${epoch('begun_at')} as "begunAt",
       ${epoch('must_leave_before')} as "mustLeaveBefore", ${epoch('ended_at')} as "endedAt",
       ended_under as "endedUnder", ended::text as ended
     from paystate.attempts where ${condition} order by operation, number`,
    attemptRow,
    (row, sealer) => ({ ...row, ended: sealer.open(row.ended, attemptPlace(row)) }),
  )

const BY_OPERATION = select('operation = :operation::bigint')
const BY_PAYMENT = select('payment = :payment::bigint')

export function attemptsOfOperation(
  session: Session,
  { operation }: { operation: number },
): Promise<readonly AttemptRow[]> {
  return rows(session, { statement: BY_OPERATION, values: { operation } })
}

export function attemptsOfPayment(
  session: Session,
  { payment }: { payment: number },
): Promise<readonly AttemptRow[]> {
  return rows(session, { statement: BY_PAYMENT, values: { payment } })
}
