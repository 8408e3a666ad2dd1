/** A table with columns that are sealed. */
export interface SealedTable {
  readonly table: string
  /** Its primary key, of numbers: tables are walked along it. */
  readonly key: readonly string[]
  /** The columns that name a row in its place. */
  readonly row: readonly string[]
  readonly columns: readonly { readonly name: string; readonly type: 'json' | 'bytea' }[]
}

const json = (...names: string[]) => names.map((name) => ({ name, type: 'json' as const }))
const bytea = (name: string) => ({ name, type: 'bytea' as const })

const keyed = (table: string, { key, columns }: Pick<SealedTable, 'key' | 'columns'>) => ({
  table,
  key,
  row: key,
  columns,
})

const named = (table: string, columns: SealedTable['columns']) => ({
  table,
  key: ['key'],
  row: ['instance', 'digest'],
  columns,
})

/** Everything that is sealed: what may hold a token or a payer's data. */
export const SEALED_TABLES: readonly SealedTable[] = [
  keyed('operations', { key: ['key'], columns: json('pending', 'outcome', 'verdict') }),
  keyed('tries', { key: ['operation', 'number'], columns: json('prepared') }),
  keyed('attempts', { key: ['operation', 'number'], columns: json('ended') }),
  keyed('evidence', { key: ['payment', 'received'], columns: json('observation') }),
  keyed('checkpoints', { key: ['payment'], columns: json('checkpoint') }),
  keyed('events', { key: ['number'], columns: json('data') }),
  named('inbox', [...json('hints', 'headers'), bytea('body')]),
  named('quarantine', [...json('headers'), bytea('body')]),
]
