import { z } from 'zod'
import { instant, integer, json, text } from '../statements/fields.ts'
import { epoch, NOW } from '../statements/statement.ts'

export const instanceRow = z.object({
  name: text,
  provider: text,
  account: text.nullable(),
  credential: text.nullable(),
  dueAt: instant.nullable(),
  cursor: json.nullable(),
  lease: integer,
  leaseUntil: instant.nullable(),
  failures: integer,
  openUntil: instant.nullable(),
  /** The database's time when this was read. */
  asOf: instant,
})

/** A configured provider that has payments; its due row is its sweep, `openUntil` its open circuit. */
export type InstanceRow = z.infer<typeof instanceRow>

export const INSTANCE_COLUMNS = `
  name, provider, account, credential, ${epoch('due_at')} as "dueAt", cursor::text as cursor, lease,
  ${epoch('lease_until')} as "leaseUntil", failures, ${epoch('open_until')} as "openUntil",
  ${epoch(NOW)} as "asOf"`
