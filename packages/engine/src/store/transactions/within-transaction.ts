import { z } from 'zod'
import { askStorable } from '../database/ask-storable.ts'
import type { Queryable, SqlValue } from '../database/database.ts'
import { DatabaseError } from '../database/database-error.ts'
import { readDatabaseError } from '../database/read-database-error.ts'
import { flag, text } from '../statements/fields.ts'
import { only, type Transaction } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import type { Store } from '../store.ts'

/**
 * A transaction that the application has open: a client of `pg` after BEGIN, the transaction of a PGlite, or
 * `{ query }` over any other client.
 */
export interface ApplicationTransaction {
  query(text: string, values: SqlValue[]): Promise<{ readonly rows: readonly unknown[] }>
  /** A PGlite says whether its transaction has ended. */
  readonly closed?: boolean
}

/** Which transaction something was stored in. */
export interface TransactionTicket {
  readonly id: string
  /** Asks the transaction itself: an embedded database answers nobody else before it has ended. */
  isKnownOpen(): boolean
}

const INSPECT = statement(
  `select current_setting('transaction_isolation') as isolation,
     current_setting('transaction_read_only') = 'on' as "isReadOnly",
     to_regclass('paystate.installation') is not null as "hasSchema"`,
  z.object({ isolation: text, isReadOnly: flag, hasSchema: flag }),
)

const IDENTIFY = statement(
  `select id as installation, pg_current_xact_id()::text as transaction from paystate.installation`,
  z.object({ installation: text, transaction: text }),
)

/**
 * Writes inside the application's own transaction: stored with its rows, or not at all.
 *
 * What goes wrong here is rolled back to where it began, and leaves that transaction usable.
 *
 * @throws {DatabaseError} `misuse` when `tx` is no open transaction, has another isolation than READ
 * COMMITTED, or belongs to another database.
 */
export async function withinTransaction<T>(
  store: Store,
  {
    tx,
    run,
  }: { tx: ApplicationTransaction; run: (tx: Transaction, transactionId: string) => Promise<T> },
): Promise<{ readonly value: T; readonly transaction: TransactionTicket }> {
  const inside = adopt(tx, store)
  await begin(tx)
  try {
    const id = await identify(inside, store)
    const value = await run(inside, id)
    await release(tx)
    return { value, transaction: { id, isKnownOpen: () => tx.closed === false } }
  } catch (error) {
    await undo(tx)
    throw error
  }
}

function adopt(tx: ApplicationTransaction, store: Store): Transaction {
  const plain: Queryable = { query: (text, values = []) => tx.query(text, [...values]) }
  return {
    get now() {
      return store.now
    },
    scope: 'transaction',
    policies: store.policies,
    sealer: store.sealer,
    query: (text, values = []) => askStorable(plain, { text, values }),
  }
}

async function begin(tx: ApplicationTransaction): Promise<void> {
  try {
    await tx.query('savepoint paystate', [])
  } catch (error) {
    const { problem, sqlState } = readDatabaseError(error, { stored: 'no' })
    if (problem !== 'misuse') throw readDatabaseError(error, { stored: 'no' })
    throw new DatabaseError('misuse', { ...NO_TRANSACTION, sqlState })
  }
}

/** The connection may break here as anywhere: the application commits nothing then. */
async function release(tx: ApplicationTransaction): Promise<void> {
  try {
    await tx.query('release savepoint paystate', [])
  } catch (error) {
    throw readDatabaseError(error, { stored: 'no' })
  }
}

/** After a failure the connection may be gone as well: then there is nothing to undo. */
async function undo(tx: ApplicationTransaction): Promise<void> {
  try {
    await tx.query('rollback to savepoint paystate', [])
    await tx.query('release savepoint paystate', [])
  } catch {}
}

/** Checks that a transaction can take our rows, and returns its id. */
async function identify(tx: Transaction, store: Store): Promise<string> {
  const { isolation, isReadOnly, hasSchema } = await only(tx, { statement: INSPECT })
  if (isReadOnly) throw new DatabaseError('read_only', { what: 'The transaction is read-only.' })
  if (isolation !== 'read committed') {
    throw new DatabaseError('misuse', {
      what: `The transaction is ${isolation.toUpperCase()}; paystate needs READ COMMITTED, to see what others have stored.`,
      advice: 'Begin it with ISOLATION LEVEL READ COMMITTED.',
    })
  }
  if (!hasSchema) throw new DatabaseError('misuse', OTHER_DATABASE)
  const { installation, transaction } = await only(tx, { statement: IDENTIFY })
  if (installation !== store.installation) throw new DatabaseError('misuse', OTHER_DATABASE)
  return transaction
}

const NO_TRANSACTION = {
  what: 'The `tx` that was passed has no open transaction, or one that has failed.',
  advice: 'Pass the client that ran BEGIN, or what your ORM hands to its transaction.',
}

const OTHER_DATABASE = {
  what: 'The `tx` that was passed belongs to another database than paystate uses.',
  advice: 'Pass a transaction of that database, or call without `tx`.',
}
