import { z } from 'zod'
import type { Queryable } from '../database/database.ts'
import { DatabaseError } from '../database/database-error.ts'
import { integer, json, text } from '../statements/fields.ts'
import { checksumOf, type Migration } from './migration.ts'

const applied = z.object({ number: integer, checksum: text, shape: json })

/** An applied migration, and the shape of the schema after it. */
export type AppliedMigration = z.infer<typeof applied>

const EXISTS = `select to_regclass('paystate.migrations') is not null as exists`
const APPLIED = `
  select number, checksum, shape::text as shape from paystate.migrations order by number`

/** The applied migrations of a database, in order. */
export async function appliedMigrations(database: Queryable): Promise<AppliedMigration[]> {
  const { rows } = await database.query(EXISTS)
  if (!z.tuple([z.object({ exists: z.boolean() })]).parse(rows)[0].exists) return []
  return z.array(applied).parse((await database.query(APPLIED)).rows)
}

/** The migrations that a database lacks. */
export function missingMigrations(
  have: readonly AppliedMigration[],
  { known }: { known: readonly Migration[] },
): readonly Migration[] {
  for (const { number, checksum } of have) {
    const migration = known.find((one) => one.number === number)
    if (migration === undefined) throw newer(number, known)
    if (checksumOf(migration) !== checksum) throw changed(migration)
  }
  return known.slice(have.length)
}

function newer(number: number, known: readonly Migration[]): DatabaseError {
  return new DatabaseError('newer_schema', {
    because: `It is at version ${number}; this process supports ${known.length}.`,
  })
}

function changed({ number, name }: Migration): DatabaseError {
  return new DatabaseError('altered_schema', {
    what: `Migration ${number} (${name}) ran on this database with statements that differ from those of this version.`,
    advice: 'Use the version of @paystate/engine that migrated it, or a newer one.',
  })
}
