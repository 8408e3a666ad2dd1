import { epochOf, instantOf } from '@paystate/core'
import { z } from 'zod'
import type { Database, Queryable } from '../store/database/database.ts'
import { instant } from '../store/statements/fields.ts'
import { epoch } from '../store/statements/statement.ts'

const due = z.object({ at: instant.nullable() })

/** What was due already and was left is not claimed by this process, such as the sweep of a provider without one. */
const NEXT = `
  select ${epoch('min(due_at)')} as at from (
    select due_at from paystate.payments
    union all select due_at from paystate.inbox
    union all select due_at from paystate.deliveries
    union all select act_due_at from paystate.anomalies
    union all select due_at from paystate.instances
    union all select lease_until from paystate.instances
    union all select open_until from paystate.instances
  ) as times where due_at > $1::timestamptz`

/** What pauses by itself, such as the search for what has been unknown for too long. */
const REST_MS = 300_000

/** Knows whether background work can have anything to do. */
export interface Due {
  readonly database: Database
  /** Nothing was left to do: rests until something is due, or somebody uses the database. */
  rest(now: number): Promise<void>
  isDue(now: number): boolean
}

/** Notices what becomes due in a database, so that a test need not ask each lane in each step of time. */
export function watchDue(database: Database): Due {
  let until = Number.NEGATIVE_INFINITY
  const touch = () => {
    until = Number.NEGATIVE_INFINITY
  }
  const touching = (inner: Queryable): Queryable => ({
    query: (text, values) => {
      touch()
      return inner.query(text, values)
    },
  })
  return {
    database: {
      ...touching(database),
      transaction: (run) => {
        touch()
        return database.transaction((tx) => run(touching(tx)))
      },
    },
    async rest(now) {
      until = now + REST_MS
      const { rows } = await database.query(NEXT, [instantOf(now)])
      const next = nextOf(rows)
      if (next !== undefined) until = Math.min(until, next)
    },
    isDue: (now) => now >= until,
  }
}

function nextOf(rows: readonly unknown[]): number | undefined {
  const { at } = due.parse(rows[0])
  return at === null ? undefined : epochOf(at)
}
