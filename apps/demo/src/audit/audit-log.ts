import type { AuditEntry } from '@paystate/console'
import type { Database } from '@paystate/engine'
import { z } from 'zod'

/** What people did in the back office. */
export interface AuditLog {
  write(entry: AuditEntry): Promise<void>
  /** The lines about a payment, oldest first. */
  linesOf(payment: string): Promise<readonly AuditEntry[]>
}

const isEntry = (value: unknown): value is AuditEntry =>
  typeof value === 'object' && value !== null && 'who' in value && 'stage' in value

const entryRow = z.object({ entry: z.string().transform((text): unknown => JSON.parse(text)) })

export function createAuditLog(database: Database): AuditLog {
  return {
    async write(entry) {
      await database.query('insert into shop.audit (payment, entry) values ($1, $2)', [
        entry.payment ?? '',
        JSON.stringify(entry),
      ])
    },
    async linesOf(payment) {
      const { rows } = await database.query(
        'select entry from shop.audit where payment = $1 order by number',
        [payment],
      )
      return rows.map((row) => entryRow.parse(row).entry).filter(isEntry)
    },
  }
}
