import { z } from 'zod'
import { flag, integer, text } from '../statements/fields.ts'
import type { Queryable } from './database.ts'
import { DatabaseError } from './database-error.ts'
import type { OpenedDatabase } from './open-database.ts'
import { withClearErrors } from './with-clear-errors.ts'

/**
 * Tests, once and before anything is stored, what the engine relies on in every client. Without it, money is lost
 * silently: two callers hold the same lock, or a webhook is acknowledged but was never stored.
 *
 * @throws {DatabaseError} `unusable`, and `read_only` for a replica
 */
export async function checkContract(database: OpenedDatabase): Promise<void> {
  const clear = withClearErrors(database)
  await checkRows(clear)
  await checkServer(clear)
  if (database.kind !== 'given') return
  await checkErrors(database)
  await checkCommit(database)
  await checkRollback(database, () => Promise.reject(new Error('paystate tests a rollback')))
  await checkRollback(database, (tx) => tx.query(FAILING))
}

async function checkRows(database: Queryable): Promise<void> {
  const read = rowsOf(row).safeParse(await database.query(ROWS, [WORD, 7, true, null]))
  if (read.success) return
  const columns = read.error.issues.flatMap(({ path }) => path[2] ?? [])
  const which = columns.length > 0 ? ` (${[...new Set(columns)].join(', ')})` : ''
  throw unusable(`\`query\` changes the rows of a statement${which}.`, {
    advice:
      'It must resolve to { rows }: objects with the columns named as in the statement, and with null, numbers and texts unchanged.',
  })
}

const WORD = '42' // a text all the same

const ROWS = `select $1::text as "aText", $2::integer as "aNumber", 9007199254740991::bigint as "aBigint",
  $3::boolean as "aFlag", $4::text as "aNull"`

const row = z.object({
  aText: z.literal(WORD),
  aNumber: integer.refine((read) => read === 7),
  aBigint: integer.refine((read) => read === Number.MAX_SAFE_INTEGER),
  aFlag: z.literal(true),
  aNull: z.null(),
})

async function checkServer(database: Queryable): Promise<void> {
  const found = await database.query(SERVER)
  const [{ encoding, isReplica }] = rowsOf(server).parse(found).rows
  if (isReplica) throw new DatabaseError('read_only', { what: 'The database is a replica.' })
  if (ENCODINGS.has(encoding)) return
  throw unusable(`The encoding of the database is ${encoding}: it cannot store every character.`, {
    advice: 'Use a database whose encoding is UTF8.',
  })
}

/** SQL_ASCII stores every byte as it is; databases in minimal containers have it. */
const ENCODINGS: ReadonlySet<string> = new Set(['UTF8', 'SQL_ASCII'])

const SERVER = `select current_setting('server_encoding') as encoding, pg_is_in_recovery() as "isReplica"`
const server = z.object({ encoding: text, isReplica: flag })

/** It appears in the server's log, so it says what it is for. */
const FAILING = `select 'paystate tests whether errors are reported'::integer`

async function checkErrors(database: Queryable): Promise<void> {
  try {
    await database.query(FAILING)
  } catch {
    return
  }
  throw unusable('`query` resolves when its statement has failed.', {
    advice: 'Let it reject with the error of the client.',
  })
}

async function checkCommit(database: OpenedDatabase): Promise<void> {
  const { isolation, first, second } = await database.transaction(async (tx) => {
    const clear = withClearErrors(tx)
    await checkRows(clear)
    const [inspected] = rowsOf(isolated).parse(await clear.query(ISOLATION)).rows
    return { ...inspected, first: await transactionId(clear), second: await transactionId(clear) }
  })
  if (isolation !== 'read committed') {
    throw unusable(`Its transactions are ${isolation.toUpperCase()}.`, {
      advice: 'Begin them with ISOLATION LEVEL READ COMMITTED, to see what others have stored.',
    })
  }
  const isOne = first === second && (await stateOf(database, first)) === 'committed'
  if (!isOne) {
    throw unusable('`transaction` does not commit the statements of `run` together.', {
      advice: 'Pass `run` the client of the open transaction, and commit when it has resolved.',
    })
  }
}

async function checkRollback(
  database: OpenedDatabase,
  fail: (tx: Queryable) => Promise<unknown>,
): Promise<void> {
  let id: string | undefined
  const ending = database.transaction(async (tx) => {
    id = await transactionId(tx)
    await fail(tx)
  })
  const ended = await ending.then(
    () => 'resolved',
    () => 'rejected',
  )
  const state = id === undefined ? 'aborted' : await stateOf(database, id)
  if (ended === 'rejected' && state === 'aborted') return
  throw unusable('`transaction` does not roll back when `run` rejects or a statement fails.', {
    advice: 'Let the error of a statement reach `run`; roll back and reject when that rejects.',
  })
}

const ISOLATION = `select current_setting('transaction_isolation') as isolation`
const isolated = z.object({ isolation: text })

async function transactionId(tx: Queryable): Promise<string> {
  const { rows } = rowsOf(named).parse(await tx.query('select pg_current_xact_id()::text as id'))
  return rows[0].id
}

async function stateOf(database: Queryable, id: string): Promise<string | null> {
  const found = await database.query('select pg_xact_status($1::text::xid8) as state', [id])
  return rowsOf(stated).parse(found).rows[0].state
}

const named = z.object({ id: text })
const stated = z.object({ state: text.nullable() })

function rowsOf<Row extends z.ZodType>(one: Row) {
  return z.object({ rows: z.tuple([one]) })
}

function unusable(what: string, { advice }: { readonly advice: string }): DatabaseError {
  return new DatabaseError('unusable', {
    what: `The \`database\` option cannot be used. ${what}`,
    advice,
  })
}
