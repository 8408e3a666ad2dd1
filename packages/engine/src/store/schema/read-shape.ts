import { z } from 'zod'
import type { Queryable } from '../database/database.ts'
import { DatabaseError } from '../database/database-error.ts'

/**
 * The tables, columns, indexes and constraints of the schema, a line each, in a form that is the same in
 * every version of PostgreSQL. `required` marks a column that every insert must name; and whatever may change, hide or
 * forget a row without an error has a line too.
 */
const SHAPE = `
  select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when not a.attnotnull then ''
         when a.atthasdef or a.attidentity <> '' then ' not null'
         else ' required' end as line
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = to_regnamespace('paystate') and c.relkind = 'r'
      and a.attnum > 0 and not a.attisdropped
  union all
  select 'index ' || i.relname || ' on ' || c.relname
      || case when x.indisunique then ' unique' else '' end
      || case when x.indpred is null then '' else ' partial' end
      || case when x.indisvalid then '' else ' invalid' end
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
    where c.relnamespace = to_regnamespace('paystate') and c.relkind = 'r'
  union all
  select 'constraint ' || k.conname || ' on ' || c.relname
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.connamespace = to_regnamespace('paystate') and k.contype in ('c', 'f', 'p', 'u')
  union all
  select 'sequence ' || c.relname
    from pg_class c where c.relnamespace = to_regnamespace('paystate') and c.relkind = 'S'
  union all
  select 'before trigger ' || t.tgname || ' on ' || c.relname
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = to_regnamespace('paystate') and not t.tgisinternal
      and t.tgenabled <> 'D' and t.tgtype & 3 = 3
  union all
  select 'rule ' || r.rulename || ' on ' || c.relname
    from pg_rewrite r join pg_class c on c.oid = r.ev_class
    where c.relnamespace = to_regnamespace('paystate') and c.relkind = 'r' and r.ev_enabled <> 'D'
  union all
  select 'row security on ' || c.relname
    from pg_class c
    where c.relnamespace = to_regnamespace('paystate') and c.relkind = 'r' and row_security_active(c.oid)
  union all
  select 'unlogged table ' || c.relname
    from pg_class c
    where c.relnamespace = to_regnamespace('paystate') and c.relkind = 'r' and c.relpersistence <> 'p'
  order by 1`

const SILENT = /^(?:before trigger|rule|row security|unlogged table) /

const shape = z.array(z.object({ line: z.string() }))

/** What the schema looks like now. */
export async function readShape(database: Queryable): Promise<readonly string[]> {
  return shape.parse((await database.query(SHAPE)).rows).map(({ line }) => unquoted(line))
}

/** `quote_all_identifiers` quotes the names of types. */
function unquoted(line: string): string {
  return line.replaceAll('"', '')
}

/**
 * Refuses a schema that lacks something, that requires a column that paystate does not fill, or in which something may
 * change or drop rows in silence: a webhook that was acknowledged would be lost. Indexes, columns and triggers after a
 * change that were added for other purposes do no harm.
 *
 * @throws {DatabaseError} `altered_schema`
 */
export function checkShape(actual: readonly string[], { expected }: { expected: unknown }): void {
  const lines = z.array(z.string()).parse(expected).map(unquoted)
  const missing = lines.filter((line) => !actual.includes(line)).map((line) => `lacks ${line}`)
  const isHarmful = (line: string) => line.endsWith(' required') || SILENT.test(line)
  const added = actual.filter((line) => isHarmful(line) && !lines.includes(line))
  const differences = [...missing, ...added.map((line) => `has ${line}`)]
  if (differences.length === 0) return
  const further = differences.length > 3 ? `, and ${differences.length - 3} more` : ''
  throw new DatabaseError('altered_schema', {
    because: `It ${differences.slice(0, 3).join('; ')}${further}.`,
  })
}
