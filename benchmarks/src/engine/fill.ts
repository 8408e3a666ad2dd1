import type { OpenedDatabase, Queryable } from '@paystate/engine'

type Column = 'number' | 'text'

/** What is kept of a payment: which row of it is copied, and which columns differ in each copy. */
const TABLES: readonly (readonly [string, string, Readonly<Record<string, Column>>])[] = [
  ['orders', 'id in (select order_id from paystate.payments where key = $1)', { id: 'text' }],
  [
    'payments',
    'key = $1',
    { key: 'number', id: 'text', order_id: 'text', reference: 'text', provider_id: 'text' },
  ],
  ['checkpoints', 'payment = $1', { payment: 'number' }],
  ['operations', 'payment = $1', { key: 'number', id: 'text', payment: 'number' }],
  [
    'tries',
    'operation in (select key from paystate.operations where payment = $1)',
    { operation: 'number', reference: 'text' },
  ],
  ['attempts', 'payment = $1', { operation: 'number', payment: 'number' }],
  ['evidence', 'payment = $1', { payment: 'number' }],
  ['events', 'payment = $1', { number: 'number', payment: 'number', order_id: 'text' }],
  ['inbox', 'payment = $1', { key: 'number', digest: 'text', payment: 'number' }],
]

const SEQUENCES = [
  `pg_get_serial_sequence('paystate.payments', 'key')`,
  `pg_get_serial_sequence('paystate.operations', 'key')`,
  `pg_get_serial_sequence('paystate.inbox', 'key')`,
  `'paystate.event_number'`,
]

const COLUMNS = `select column_name from information_schema.columns
  where table_schema = 'paystate' and table_name = $1 order by ordinal_position`

/** Copies are newer than what was there, and what is made later is newer than they. */
const HIGHEST = `select greatest(
  (select max(key) from paystate.payments), (select max(key) from paystate.operations),
  (select max(key) from paystate.inbox), (select max(number) from paystate.events)) as highest`

export interface Filling {
  /** The payment that is copied, which has come to its end. */
  readonly payment: string
  readonly copies: number
}

/** So many copies are committed at once: what is written before them can be forgotten by the log. */
const BATCH = 250_000

/** Adds copies of a payment, with a row in each table. */
export async function fill(database: OpenedDatabase, { payment, copies }: Filling): Promise<void> {
  for (let left = copies; left > 0; left -= BATCH) {
    await fillBatch(database, { payment, copies: Math.min(left, BATCH) })
  }
  await database.query('analyze')
}

async function fillBatch(database: OpenedDatabase, { payment, copies }: Filling): Promise<void> {
  const of = `(select key from paystate.payments where id = $1)`
  await database.transaction(async (tx) => {
    const [highest = 0] = await firstColumn(tx, HIGHEST)
    const last = Number(highest) + copies
    await tx.query('set local session_replication_role = replica') // rows are complete: no key is looked up
    for (const [table, where, differing] of TABLES) {
      const columns = (await firstColumn(tx, COLUMNS, [table])).map(String)
      const selected = columns.map((column) => expression(column, differing[column]))
      await tx.query(
        `insert into paystate.${table} (${columns.join(', ')}) overriding system value
         select ${selected.join(', ')}
         from (select * from paystate.${table} where ${where.replace('$1', of)} limit 1) as t,
           generate_series($2::bigint, $3::bigint) as n`,
        [payment, Number(highest) + 1, last],
      )
    }
    for (const sequence of SEQUENCES) await tx.query(`select setval(${sequence}, $1)`, [last])
  })
}

async function firstColumn(
  tx: Queryable,
  text: string,
  values?: readonly string[],
): Promise<readonly unknown[]> {
  const { rows } = await tx.query(text, values)
  return rows.map((row) => Object.values(row ?? {})[0])
}

function expression(column: string, differs: Column | undefined): string {
  switch (differs) {
    case 'number':
      return 'n'
    case 'text':
      return `t.${column} || '_' || n`
    case undefined:
      return `t.${column}`
  }
}
