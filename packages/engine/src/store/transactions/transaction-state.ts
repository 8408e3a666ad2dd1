import { z } from 'zod'
import { isDatabaseError } from '../database/database-error.ts'
import { text } from '../statements/fields.ts'
import { only } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import type { Store } from '../store.ts'
import type { TransactionTicket } from './within-transaction.ts'

/**
 * The result of an application's transaction. `forgotten`: the database no longer knows; what was stored
 * in it is there or not. `committed` does not mean that a part of it was not rolled back to a savepoint.
 */
export type TransactionState = 'open' | 'committed' | 'rolled_back' | 'forgotten'

const STATE = statement(
  'select pg_xact_status(:id::xid8) as status',
  z.object({ status: text.nullable() }),
)

/** "Transaction ID … is in the future": it was another server's. */
const OF_ANOTHER_SERVER = '22023'

/** Finds the result of a transaction that `withinTransaction` wrote in. Call it outside any. */
export async function transactionState(
  store: Store,
  { id, isKnownOpen }: TransactionTicket,
): Promise<TransactionState> {
  if (isKnownOpen()) return 'open'
  try {
    const { status } = await only(store, { statement: STATE, values: { id } })
    return readStatus(status)
  } catch (error) {
    if (isDatabaseError(error) && error.sqlState === OF_ANOTHER_SERVER) return 'forgotten'
    throw error
  }
}

function readStatus(status: string | null): TransactionState {
  if (status === null) return 'forgotten'
  if (status === 'in progress') return 'open'
  return status === 'committed' ? 'committed' : 'rolled_back'
}
