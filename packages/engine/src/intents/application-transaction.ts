import type { NotApplied, OperationKind } from '@paystate/core'
import { z } from 'zod'
import { EngineError } from '../errors/engine-error.ts'
import { checkInput } from '../input/check-input.ts'
import { canBeCalled } from '../input/is-object.ts'
import { neverSent } from '../resolver/refuse-to-send.ts'
import type { Store } from '../store/store.ts'
import { transactionState } from '../store/transactions/transaction-state.ts'
import type {
  ApplicationTransaction,
  TransactionTicket,
} from '../store/transactions/within-transaction.ts'

/** A write inside the application's own transaction. */
export interface InTransaction {
  /** Stored with the application's rows, or not at all. */
  readonly tx: ApplicationTransaction
}

const transactionOption: z.ZodType<InTransaction> = z.strictObject({
  tx: z.custom<ApplicationTransaction>((value) => canBeCalled(value, 'query'), {
    error: 'must be the client that ran BEGIN, or what your ORM hands to its transaction',
  }),
})

/**
 * Checks the options of a write. A transaction that is set and missing is refused, not ignored: what was to be
 * stored with the application's rows would be sent at once.
 *
 * @throws {EngineError} `invalid_input`
 */
export function checkTransaction(options: InTransaction | undefined): InTransaction | undefined {
  return options === undefined ? undefined : checkInput(transactionOption, options)
}

/** What is stored in an application's transaction, and sent once that has committed. */
export interface Stored<Result> {
  /** The id that it was stored under. */
  readonly id: string
  /**
   * Sends it now, after the commit; without this call a worker sends it. After a rollback it sends nothing, and
   * gives what was there before, or that it was never stored.
   *
   * @throws {EngineError} `commit_first` while the transaction is open.
   */
  send(): Promise<Result>
}

/** The outcome of what was rolled back with the application's rows: never stored, and never sent. */
export function rolledBack<K extends OperationKind>(operation: {
  readonly kind: K
  readonly reference: string
}): NotApplied<K> {
  const what = 'The transaction that stored it was rolled back.'
  return neverSent(operation, { what, next: 'same_reference' })
}

/**
 * Checks that what was stored in an application's transaction may be sent. `rolled_back`: it is not there, and
 * was never sent.
 *
 * @throws {EngineError} `commit_first`
 */
export async function whenCommitted(
  store: Store,
  { ticket, id }: { ticket: TransactionTicket; id: string },
): Promise<'committed' | 'rolled_back'> {
  const state = await transactionState(store, ticket)
  if (state === 'open') {
    throw new EngineError('commit_first', {
      subject: id,
      what: 'The transaction that stores it has not committed yet.',
    })
  }
  return state === 'rolled_back' ? 'rolled_back' : 'committed'
}
