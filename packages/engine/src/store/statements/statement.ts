import type { Sealer } from '../sealing/sealer.ts'

/** Checks a client's row, and reads its columns. */
export interface RowSchema<Row> {
  parse(row: unknown): Row
}

/** A statement with `:name` for each of its values, and the shape of its rows. */
export interface Statement<Row> {
  /** With `$1`, `$2` … as PostgreSQL takes it. */
  readonly text: string
  /** The name behind each number. */
  readonly names: readonly string[]
  /** Checks a client's row, and opens what is sealed in it. */
  read(row: unknown, sealer: Sealer): Row
}

/**
 * The current time of a statement. Its value is null except in tests: the database's own clock counts, at
 * the beginning of the statement and not of its transaction.
 */
export const NOW = 'coalesce(:now::timestamptz, statement_timestamp())'

/**
 * A moment as whole epoch milliseconds, rounded down so that no deadline moves back: the one form that every client
 * reads alike, and that no setting of a session changes, as `extra_float_digits` does a float. Decode with `instant`.
 */
export function epoch(expression: string): string {
  return `floor(extract(epoch from ${expression}) * 1000)::bigint`
}

/** A duration given in milliseconds. */
export function milliseconds(name: string): string {
  return `(:${name}::float8 * interval '1 millisecond')`
}

const NAME = /(?<!:):([a-z]\w*)/gi

/** Defines a statement once; `::type` casts stay what they are. `open` opens the columns that are sealed. */
export function statement<Row>(
  text: string,
  row: RowSchema<Row>,
  open?: (row: Row, sealer: Sealer) => Row,
): Statement<Row> {
  const names: string[] = []
  const numbered = text.replace(NAME, (_, name: string) => {
    if (!names.includes(name)) names.push(name)
    return `$${names.indexOf(name) + 1}`
  })
  return {
    text: numbered.trim(),
    names,
    read(given, sealer) {
      const read = row.parse(given)
      return open ? open(read, sealer) : read
    },
  }
}
