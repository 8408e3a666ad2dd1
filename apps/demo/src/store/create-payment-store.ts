import { PGlite } from '@electric-sql/pglite'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { dueAt } from './due-at.ts'
import { isShopPayment } from './is-shop-payment.ts'
import type { PaymentFilter, PaymentStore } from './payment-store.ts'

/** One table: searchable fields are columns, everything else is in the record. */
const TABLE = `
  create table if not exists payments (
    reference text primary key,
    order_reference text not null,
    attempt integer not null,
    revision integer not null,
    placed_at timestamptz not null,
    due_at timestamptz,
    provider_id text,
    record jsonb not null,
    unique (order_reference, attempt)
  );
  create index if not exists payments_due_at on payments (due_at);
  create index if not exists payments_provider_id on payments (provider_id);
`

const INSERT = `
  insert into payments
    (reference, order_reference, attempt, revision, placed_at, due_at, provider_id, record)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict do nothing returning reference`

const UPDATE = `
  update payments set revision = $4, due_at = $6, provider_id = $7, record = $8
  where reference = $1 and order_reference = $2 and attempt = $3 and revision = $4 - 1
    and placed_at = $5
  returning reference`

const LIST = `
  select record from payments
  where ($1::text is null or order_reference = $1)
    and ($2::text is null or provider_id = $2)
    and ($3::timestamptz is null or due_at <= $3)
    and ($4::text is null or record ->> 'simulation' = $4)
  order by placed_at desc, order_reference, attempt`

/**
 * Stores payments in an embedded PostgreSQL.
 *
 * A crash of the process loses nothing that was saved; a crash of the machine may: it does not wait for the
 * disk. One process only: lock the directory first.
 *
 * @param directory Where the data is stored; in memory if omitted.
 */
export async function createPaymentStore(directory?: string): Promise<PaymentStore> {
  const database = await PGlite.create(directory)
  await database.exec(TABLE)
  const listeners = new Set<(payment: ShopPayment) => void>()

  async function records(sql: string, parameters: readonly unknown[]) {
    const { rows } = await database.query<{ record: unknown }>(sql, [...parameters])
    return rows.map(({ record }) => record).filter(isShopPayment)
  }

  return {
    async save(payment) {
      const saved = { ...payment, revision: payment.revision + 1 }
      const sql = payment.revision === 0 ? INSERT : UPDATE
      const { rows } = await database.query(sql, columnsOf(saved))
      if (rows.length === 0) return 'stale'
      for (const listener of listeners) listener(saved)
      return saved
    },
    async find(reference) {
      const found = await records('select record from payments where reference = $1', [reference])
      return found[0]
    },
    list: ({ order, id, dueBy, simulation }: PaymentFilter = {}) =>
      records(LIST, [order ?? null, id ?? null, dueBy ?? null, simulation ?? null]),
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => database.close(),
  }
}

function columnsOf(payment: ShopPayment): unknown[] {
  const { reference, order, attempt, revision, record } = payment
  const id = record.payment.id ?? null
  const columns = [reference, order.reference, attempt, revision, order.placedAt]
  return [...columns, dueAt(payment) ?? null, id, JSON.stringify(payment)]
}
