import type { ApplicationTransaction, Payments } from '@paystate/engine'
import type { Db, PgBoss } from 'pg-boss'
import { RECEIPTS } from './queues.ts'

/**
 * Puts a job into pg-boss in the transaction that delivers the event: there is one job for each paid order,
 * however often a process is killed or the handler fails.
 */
export function sendReceipts(payments: Payments, boss: PgBoss): Promise<void> {
  return payments.consumer('receipts', {
    from: 'beginning',
    on: {
      'order.paid': async ({ order, snapshot }, { tx }) => {
        const job = { order, amount: snapshot.amount }
        await boss.send(RECEIPTS, job, { db: within(tx) })
      },
    },
  })
}

/** The transaction, as pg-boss takes it. */
function within(tx: ApplicationTransaction): Db {
  return {
    async executeSql(text, values = []) {
      const { rows } = await tx.query(text, values.map(toSqlValue))
      return { rows: [...rows] }
    },
  }
}

/** pg-boss passes texts, numbers and JSON; a time as a Date. */
function toSqlValue(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  return value instanceof Date ? value.toISOString() : JSON.stringify(value)
}
