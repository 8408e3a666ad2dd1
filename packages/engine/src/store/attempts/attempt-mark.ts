import type { Instant } from '@paystate/core'
import { z } from 'zod'
import { flag } from '../statements/fields.ts'
import { only, type Session, type Values } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'

/** Names an attempt that was committed: a database that lacks it was restored from a backup. */
export interface AttemptMark {
  readonly operation: number
  readonly number: number
  /** Until when its bytes might leave: keys come again in a restored database, times do not. */
  readonly mustLeaveBefore: Instant
}

/** Whether the attempt of `markValues` is stored, as a condition. */
export const HAS_ATTEMPT = `exists (
  select from paystate.attempts as known
  where known.operation = :markOperation::bigint and known.number = :markNumber::integer
    and date_trunc('milliseconds', known.must_leave_before) = :markTime::timestamptz)`

export function markValues(mark: AttemptMark | undefined): Values {
  return {
    markOperation: mark?.operation ?? null,
    markNumber: mark?.number ?? null,
    markTime: mark?.mustLeaveBefore ?? null,
  }
}

const HAS = statement(`select ${HAS_ATTEMPT} as has`, z.object({ has: flag }))

/** Whether an attempt is stored. */
export async function hasAttempt(session: Session, mark: AttemptMark): Promise<boolean> {
  return (await only(session, { statement: HAS, values: markValues(mark) })).has
}
