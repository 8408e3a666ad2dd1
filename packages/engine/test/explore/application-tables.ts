import type { Database } from '../../src/index.ts'

/** The tables of the application that hears of the lives, beside the engine's. */
export async function createTables(database: Database): Promise<void> {
  await database.query(`create table app_heard (
    place bigint generated always as identity, consumer text, event text, number bigint, type text,
    payment text)`)
  await database.query('create index on app_heard (consumer)')
  await database.query('create table app_paid (order_id text primary key, times integer)')
  await database.query('create table app_stored (id text primary key)')
}
