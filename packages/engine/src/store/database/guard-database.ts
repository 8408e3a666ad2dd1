import { AsyncLocalStorage } from 'node:async_hooks'
import { askStorable } from './ask-storable.ts'
import type { Database, Queryable, SqlValue } from './database.ts'
import { DatabaseError } from './database-error.ts'
import { provesRollback, readDatabaseError } from './read-database-error.ts'

/** Which transaction a piece of code runs in, and of which database. */
interface OpenTransaction {
  readonly database: Database
  state: 'open' | 'ended'
}

const inside = new AsyncLocalStorage<OpenTransaction>()

/**
 * Enforces on any client what the engine relies on.
 *
 * - A statement that failed inside a transaction fails the transaction, even when `run` caught the error:
 *   PostgreSQL would turn the COMMIT into a silent ROLLBACK.
 * - A transaction that has ended accepts no further statement; on a pool it would run outside any.
 * - A transaction changes no setting of its connection for longer than it lasts.
 * - Code inside a transaction may not use the database itself: an embedded one would wait for itself.
 * - What fails around the statements is a DatabaseError that says whether the change was stored. Errors of
 *   the statements themselves are passed on: an application's handler may want them.
 */
export function guardDatabase(database: Database): Database {
  const guarded: Database = {
    query(text, values = []) {
      refuseInside(guarded)
      return askStorable(database, { text, values })
    },
    transaction(work) {
      refuseInside(guarded)
      return transact(database, { guarded, work })
    },
  }
  return guarded
}

async function transact<T>(
  database: Database,
  { guarded, work }: { guarded: Database; work: (tx: Queryable) => Promise<T> },
): Promise<T> {
  const progress: Progress<T> = { reached: 'nothing' }
  try {
    await database.transaction(async (tx) => {
      const open: OpenTransaction = { database: guarded, state: 'open' }
      const transaction = guardTransaction(tx, open)
      progress.reached = 'work'
      try {
        const value = await inside.run(open, () => work(transaction))
        transaction.throwFailure()
        progress.reached = 'commit'
        progress.returned = { value }
        return value
      } catch (error) {
        progress.thrown = error
        throw error
      } finally {
        open.state = 'ended'
      }
    })
  } catch (error) {
    if (progress.thrown === error && progress.reached === 'work') throw error
    const stored = progress.reached === 'commit' && !provesRollback(error) ? 'unknown' : 'no'
    throw readDatabaseError(error, { stored })
  }
  if (progress.reached === 'commit' && progress.returned) return progress.returned.value
  throw progress.reached === 'work' ? progress.thrown : neverRan()
}

/** Of the last run: a client may run the work again after a conflict, and what it resolves to is its own. */
interface Progress<T> {
  reached: 'nothing' | 'work' | 'commit'
  thrown?: unknown
  returned?: { readonly value: T }
}

/** A transaction that remembers a failed statement. */
function guardTransaction(tx: Queryable, open: OpenTransaction) {
  let failure: unknown
  return {
    async query(text: string, values: readonly SqlValue[] = []) {
      if (open.state === 'ended') throw ended()
      if (ENDS_TRANSACTION.test(text)) throw endsTransaction()
      if (CHANGES_SESSION.test(text)) throw changesSession()
      try {
        const result = await askStorable(tx, { text, values })
        failure = undefined // PostgreSQL takes nothing more after a failure, unless it was rolled back to a savepoint
        return result
      } catch (error) {
        failure = error
        throw error
      }
    },
    throwFailure() {
      if (failure !== undefined) throw failure
    },
  }
}

/** Comments may stand before. */
const BEFORE = /(?:[\s;]|--[^\n]*(?:\n|$)|\/\*(?:(?!\*\/)[\s\S])*\*\/)*/

function beginningWith(words: RegExp): RegExp {
  return new RegExp(`^${BEFORE.source}(?:${words.source})\\b`, 'i')
}

/** `rollback to savepoint` is fine. */
const ENDS_TRANSACTION = beginningWith(
  /begin|start\s+transaction|commit|end|abort|rollback(?!(?:\s+(?:work|transaction))?\s+to\b)/,
)

/** What a role or a timeout of a handler would leave behind: its connection goes back to the pool as it is. */
const CHANGES_SESSION = beginningWith(/set(?!\s+(?:local|constraints|transaction)\b)|reset|discard/)

function refuseInside(database: Database): void {
  const open = inside.getStore()
  if (open?.database !== database || open.state === 'ended') return
  throw new DatabaseError('misuse', {
    what: 'This call is made inside a transaction, and would wait for that transaction to end.',
    advice: 'Pass the transaction: { tx }.',
  })
}

function neverRan(): DatabaseError {
  return new DatabaseError('unusable', {
    what: 'The `transaction` of the `database` option resolved without having called `run`.',
  })
}

function ended(): DatabaseError {
  return new DatabaseError('misuse', {
    what: 'The transaction has ended, and accepts no further statement.',
    advice: 'Await every statement before the transaction ends.',
  })
}

function changesSession(): DatabaseError {
  return new DatabaseError('misuse', {
    what: 'A statement would change its connection, which others use after this transaction.',
    advice: 'Use SET LOCAL, which ends with the transaction.',
  })
}

function endsTransaction(): DatabaseError {
  return new DatabaseError('misuse', {
    what: 'A statement would begin or end the transaction it runs in.',
    advice: 'Return to commit, throw to roll back.',
  })
}
