import type { Instant } from '@paystate/core'
import type { Queryable, SqlValue } from '../database/database.ts'
import {
  neverConnected,
  provesRollback,
  readDatabaseError,
} from '../database/read-database-error.ts'
import type { AnomalyPolicies } from '../policies/anomaly-policies.ts'
import type { Sealer } from '../sealing/sealer.ts'
import type { Statement } from './statement.ts'

/** Where statements run, what time they take for now, and what is done about anomalies that they open. */
export interface Session extends Queryable {
  /** Null except in tests. */
  readonly now: Instant | null
  /** `statement`: each statement commits by itself. */
  readonly scope: 'statement' | 'transaction'
  readonly policies: AnomalyPolicies
  /** Seals and opens what may hold a token or a payer's data. */
  readonly sealer: Sealer
}

/** Statements that are stored together or not at all; locks are held until its end. */
export interface Transaction extends Session {
  readonly scope: 'transaction'
}

/** One value for each name of the statement, `now` excepted. */
export type Values = Readonly<Record<string, SqlValue>>

/** Runs a statement and checks its rows. */
export async function rows<Row>(
  session: Session,
  { statement, values = {} }: { statement: Statement<Row>; values?: Values },
): Promise<readonly Row[]> {
  const positional = inOrder(statement, { now: session.now, ...values })
  const result = await ask(session, { text: statement.text, values: positional })
  return result.rows.map((row) => statement.read(row, session.sealer))
}

/** The first row, when there is one. */
export async function first<Row>(
  session: Session,
  given: { statement: Statement<Row>; values?: Values },
): Promise<Row | undefined> {
  return (await rows(session, given))[0]
}

/** Runs a statement whose rows are not used. */
export async function run(
  session: Session,
  given: { statement: Statement<unknown>; values?: Values },
): Promise<void> {
  await rows(session, given)
}

/** The one row of a statement that always has one. */
export async function only<Row>(
  session: Session,
  given: { statement: Statement<Row>; values?: Values },
): Promise<Row> {
  const [row, ...others] = await rows(session, given)
  if (row === undefined || others.length > 0) throw new Error('A statement gave no row, or several')
  return row
}

async function ask(session: Session, { text, values }: { text: string; values: SqlValue[] }) {
  try {
    return await session.query(text, values)
  } catch (error) {
    const isCertain =
      session.scope === 'transaction' || provesRollback(error) || neverConnected(error)
    throw readDatabaseError(error, { stored: isCertain ? 'no' : 'unknown' })
  }
}

function inOrder({ names }: Statement<unknown>, given: Values): SqlValue[] {
  const unknown = Object.keys(given).filter((name) => name !== 'now' && !names.includes(name))
  if (unknown.length > 0) throw new Error(`A statement has no value :${unknown[0]}`)
  return names.map((name) => {
    const value = given[name]
    if (value === undefined) throw new Error(`A statement lacks its value :${name}`)
    return value
  })
}
