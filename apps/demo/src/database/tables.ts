import type { Database } from '@paystate/engine'

/** The shop's own tables, beside the engine's in one database. */
const STATEMENTS = [
  'create schema if not exists shop',
  `create table if not exists shop.orders (
    reference text primary key,
    product text not null,
    description text not null,
    currency text not null,
    minor_units bigint not null,
    capture text not null,
    placed_at text not null,
    returned_at text,
    shipped_at text
  )`,
  `create table if not exists shop.anomalies (
    id text primary key,
    order_reference text not null,
    payment text not null,
    message text not null
  )`,
  `create table if not exists shop.switches (
    currency text primary key,
    provider text not null,
    configured text not null
  )`,
  `create table if not exists shop.simulators (
    number integer primary key generated always as identity,
    id text not null unique
  )`,
]

export async function createTables(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    for (const statement of STATEMENTS) await tx.query(statement)
  })
}
