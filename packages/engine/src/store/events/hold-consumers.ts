import { nothing } from '../statements/fields.ts'
import { run, type Transaction } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'

const HOLD = statement(
  `select pg_advisory_xact_lock_shared(hashtextextended('paystate.consumers', 0)) is null`,
  nothing,
)

/**
 * Holds back the registration of a consumer until this transaction has ended, for events that belong to no
 * payment; `lockPayment` does so for the others.
 */
export function holdConsumers(tx: Transaction): Promise<void> {
  return run(tx, { statement: HOLD })
}
