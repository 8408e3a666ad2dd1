import type { Database, Queryable } from '../database/database.ts'
import { DatabaseError } from '../database/database-error.ts'
import { withClearErrors } from '../database/with-clear-errors.ts'
import { appliedMigrations, missingMigrations } from './applied-migrations.ts'
import { checksumOf, type Migration, statementsOf } from './migration.ts'
import { MIGRATIONS } from './migrations.ts'
import { checkShape, readShape } from './read-shape.ts'

/** Held until the end of the transaction: poolers keep no sessions. */
const LOCK = `select pg_advisory_xact_lock(hashtextextended('paystate.migrations', 0))`

const TABLE = `
  create table if not exists paystate.migrations (
    number integer primary key,
    name text not null,
    checksum text not null,
    shape json not null,
    applied_at timestamptz not null
  )`

const RECORD = `
  insert into paystate.migrations (number, name, checksum, shape, applied_at)
  values ($1::integer, $2::text, $3::text, $4::json, statement_timestamp())`

/**
 * Migrates the schema `paystate`: all missing migrations in one transaction, under a lock, so that
 * any number of processes may call it at once.
 *
 * @throws {DatabaseError} `newer_schema` or `altered_schema`; then nothing was changed.
 */
export async function migrate(
  database: Database,
  { migrations = MIGRATIONS }: { migrations?: readonly Migration[] } = {},
): Promise<void> {
  const have = await appliedMigrations(withClearErrors(database))
  if (missingMigrations(have, { known: migrations }).length > 0) {
    await database.transaction((tx) => apply(withClearErrors(tx), migrations))
  }
  await checkSchema(database, { migrations })
}

/**
 * Refuses a database whose schema is not exactly what this version works on.
 *
 * @throws {DatabaseError} `missing_schema`, `newer_schema` or `altered_schema`
 */
export async function checkSchema(
  database: Queryable,
  { migrations = MIGRATIONS }: { migrations?: readonly Migration[] } = {},
): Promise<void> {
  const clear = withClearErrors(database)
  const have = await appliedMigrations(clear)
  if (missingMigrations(have, { known: migrations }).length > 0) {
    const because = `It is at version ${have.length} of ${migrations.length}.`
    throw new DatabaseError('missing_schema', { because })
  }
  checkShape(await readShape(clear), { expected: have.at(-1)?.shape })
}

async function apply(tx: Queryable, migrations: readonly Migration[]): Promise<void> {
  await tx.query(LOCK)
  const { rows } = await tx.query(`select 1 where to_regnamespace('paystate') is not null`)
  if (rows.length === 0) await tx.query('create schema paystate')
  await tx.query(TABLE)
  const missing = missingMigrations(await appliedMigrations(tx), { known: migrations })
  for (const migration of missing) {
    for (const text of statementsOf(migration)) await tx.query(text)
    const shape = JSON.stringify(await readShape(tx))
    const { number, name } = migration
    await tx.query(RECORD, [number, name, checksumOf(migration), shape])
  }
}
