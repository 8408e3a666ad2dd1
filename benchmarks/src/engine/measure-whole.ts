import type { OpenedDatabase, Queryable } from '@paystate/engine'
import { median } from '../report/table.ts'
import { openShop } from './open-shop.ts'

/** Whole payments beside as many bare transactions, in turns. */
export interface Whole {
  readonly transactions: number
  readonly statements: number
  readonly paymentMs: number
  /** As many transactions as one payment takes, each with one insert of a kilobyte. */
  readonly bareMs: number
}

const TIMES = 21
/** Paid together, so that looking for work is shared as it is in a busy shop. */
const TOGETHER = 20
const KILOBYTE = JSON.stringify({ text: 'x'.repeat(1_000) })

/** @param callers How many payers order at the same time, and how many bare transactions run. */
export async function measureWhole(
  database: OpenedDatabase,
  { callers }: { readonly callers: number },
): Promise<Whole> {
  const count = { transactions: 0, statements: 0 }
  const shop = await openShop(counting(database, count))
  await database.query('create table bare (key bigserial primary key, data json not null)')
  await shop.payWhole(TOGETHER, { callers })
  const times: { payment: number[]; bare: number[] } = { payment: [], bare: [] }
  const before = { ...count }
  const perPayment = (which: 'transactions' | 'statements', rounds: number) =>
    (count[which] - before[which]) / (rounds * TOGETHER)
  for (let round = 1; round <= TIMES; round += 1) {
    times.payment.push(await timed(() => shop.payWhole(TOGETHER, { callers })))
    const transactions = Math.round(perPayment('transactions', round) * TOGETHER)
    times.bare.push(await timed(() => bare(database, { transactions, callers })))
  }
  return {
    transactions: perPayment('transactions', TIMES),
    statements: perPayment('statements', TIMES),
    paymentMs: median(times.payment) / TOGETHER,
    bareMs: median(times.bare) / TOGETHER,
  }
}

async function bare(
  database: OpenedDatabase,
  { transactions, callers }: { readonly transactions: number; readonly callers: number },
): Promise<void> {
  let left = transactions
  const caller = async () => {
    while (left > 0) {
      left -= 1
      await database.transaction((tx) =>
        tx.query('insert into bare (data) values ($1::json)', [KILOBYTE]),
      )
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** Counts transactions, a statement outside of any among them. */
function counting(
  database: OpenedDatabase,
  count: { transactions: number; statements: number },
): OpenedDatabase {
  const within = (on: Queryable): Queryable => ({
    query(text, values) {
      count.statements += 1
      return on.query(text, values)
    },
  })
  return {
    ...database,
    query(text, values) {
      count.transactions += 1
      return within(database).query(text, values)
    },
    transaction(run) {
      count.transactions += 1
      return database.transaction((tx) => run(within(tx)))
    },
  }
}
