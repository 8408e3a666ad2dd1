import { Buffer } from 'node:buffer'
import { z } from 'zod'
import type { Database } from '../../src/index.ts'

const named = z.object({ name: z.string() })
const row = z.object({ text: z.string() })

/** Every row of every table of the engine as text, as a dump of the database has it. */
export async function storedText(database: Pick<Database, 'query'>): Promise<string> {
  const tables = await database.query(
    `select relname as name from pg_class
     where relnamespace = 'paystate'::regnamespace and relkind = 'r' order by relname`,
  )
  const parts: string[] = []
  for (const { name } of tables.rows.map((one) => named.parse(one))) {
    const { rows } = await database.query(`select one::text as text from paystate.${name} as one`)
    for (const one of rows) parts.push(`${name} ${row.parse(one).text}`)
  }
  return parts.join('\n')
}

/** The tables in which a marker can be read, also in bytes. */
export function tablesWith(text: string, marker: string): readonly string[] {
  const hex = Buffer.from(marker).toString('hex')
  const lines = text.split('\n').filter((line) => line.includes(marker) || line.includes(hex))
  return [...new Set(lines.map((line) => line.split(' ')[0] ?? ''))].sort()
}
