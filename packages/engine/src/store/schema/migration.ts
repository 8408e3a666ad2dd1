import { createHash } from 'node:crypto'

/** One step of the schema: forward only, and never changed once it was released. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly number: number
  readonly name: string
  /** Statements that end in a semicolon at the end of a line. */
  readonly sql: string
}

/** The statements one by one: not every client takes several at once. */
export function statementsOf({ sql }: Migration): string[] {
  return sql
    .split(/;\s*$/m)
    .map((text) => text.trim())
    .filter((text) => text !== '')
}

export function checksumOf({ sql }: Migration): string {
  return createHash('sha256').update(sql).digest('hex')
}
