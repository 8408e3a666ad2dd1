import { Buffer } from 'node:buffer'
import { z } from 'zod'
import { isMissingKey } from '../database/database-error.ts'
import { nothing } from '../statements/fields.ts'
import { first, rows, run, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import { ENVELOPE_START } from './envelope.ts'
import type { SealedTable } from './sealed-columns.ts'

/** A part of a table: after a key, at most so many rows. */
export interface TablePart {
  readonly table: SealedTable
  /** The key of the row before; empty for the first. */
  readonly after: readonly string[]
  readonly limit: number
}

/** What was done to a part. */
export interface ResealedPart {
  /** Values that were sealed with the current key. */
  readonly sealed: number
  /** Values whose key is missing, or that were changed: they stay as they are. */
  readonly unreadable: number
  /** The key of the last row; undefined at the end of the table. */
  readonly last: readonly string[] | undefined
}

const texts = z.array(z.string().nullable())
const storedRow = z.object({ key: texts, row: texts, values: texts })

/** Seals with the current key what a part of a table holds in any other way. */
export async function resealPart(
  session: Session,
  { table, after, limit }: TablePart,
): Promise<ResealedPart> {
  const part = { sealed: 0, unreadable: 0 }
  const values = { after: JSON.stringify(after), limit }
  const found = await rows(session, { statement: read(table, after.length > 0), values })
  for (const row of found) {
    for (const [index, column] of table.columns.entries()) {
      const old = row.values[index]
      if (typeof old !== 'string' || isCurrent(session, { old, column })) continue
      const done = await resealValue(session, { table, column, row, old })
      part[done] += 1
    }
  }
  const last = found.length < limit ? undefined : found.at(-1)?.key.map(String)
  return { ...part, last }
}

/** Whether a table still has values that are sealed with another key, or not at all. */
export async function hasOthers(session: Session, table: SealedTable): Promise<boolean> {
  const values = { start: startOf(session) }
  return (await first(session, { statement: others(table), values })) !== undefined
}

type Column = SealedTable['columns'][number]

const asText = ({ name, type }: Column): string =>
  type === 'json' ? `${name}::text` : `encode(${name}, 'base64')`

function read({ table, key, row, columns }: SealedTable, isLater: boolean) {
  const after = key.map((_, index) => `(:after::json ->> ${index})::bigint`).join(', ')
  const list = (names: readonly string[]) => names.map((name) => `${name}::text`).join(', ')
  const place = key.map((name) => `one.${name}`).join(', ') // a bare name would be one of the result
  return statement(
    `select array[${list(key)}] as key, array[${list(row)}] as row,
       array[${columns.map(asText).join(', ')}] as values
     from paystate.${table} as one
     where ${isLater ? `(${place}) > (${after})` : ':after::json is not null'}
     order by ${place} limit :limit::integer`,
    storedRow,
  )
}

/** Only what is still as it was read: whatever was stored meanwhile is sealed already. */
function replace({ table, key }: SealedTable, column: Column) {
  const value = column.type === 'json' ? ':sealed::json' : `decode(:sealed, 'base64')`
  const where = key.map((name, index) => `${name} = (:key::json ->> ${index})::bigint`)
  return statement(
    `update paystate.${table} set ${column.name} = ${value}
     where ${where.join(' and ')} and ${asText(column)} = :old`,
    nothing,
  )
}

function others({ table, columns }: SealedTable) {
  const differs = columns.map(({ name, type }) =>
    type === 'json'
      ? `not starts_with(${name}::text, :start)`
      : `substring(${name} from 1 for length(:start)) <> convert_to(:start, 'UTF8')`,
  )
  return statement(
    `select 1 as one from paystate.${table} where ${differs.join(' or ')} limit 1`,
    z.object({ one: z.number() }),
  )
}

function startOf({ sealer }: Session): string {
  return `${ENVELOPE_START}${sealer.current}"`
}

function isCurrent(session: Session, { old, column }: { old: string; column: Column }): boolean {
  const text = column.type === 'json' ? old : Buffer.from(old, 'base64').toString('latin1')
  return text.startsWith(startOf(session))
}

interface Resealing {
  readonly table: SealedTable
  readonly column: Column
  readonly row: z.infer<typeof storedRow>
  readonly old: string
}

async function resealValue(
  session: Session,
  { table, column, row, old }: Resealing,
): Promise<'sealed' | 'unreadable'> {
  const place = { table: table.table, column: column.name, row: row.row.map(String) }
  const { sealer } = session
  try {
    const sealed =
      column.type === 'json'
        ? sealer.seal(sealer.open(JSON.parse(old), place), place)
        : base64(sealer.sealBytes(sealer.openBytes(Buffer.from(old, 'base64'), place), place))
    const values = { sealed, old, key: JSON.stringify(row.key) }
    await run(session, { statement: replace(table, column), values })
    return 'sealed'
  } catch (error) {
    if (isMissingKey(error)) return 'unreadable'
    throw error
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
