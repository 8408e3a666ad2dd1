import { nothing } from '../statements/fields.ts'
import { run, type Transaction } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'

/**
 * A column of a statement before those that store events. It holds back the registration of a consumer until this
 * transaction has ended: its events reach either the consumers it sees or the registration, and never neither.
 */
export const CONSUMERS_HELD = `pg_advisory_xact_lock_shared(hashtextextended('paystate.consumers', 0)) is null`

const HOLD = statement(`select ${CONSUMERS_HELD}`, nothing)

/** The same for events that belong to no payment; whatever locks or inserts one does so for the others. */
export function holdConsumers(tx: Transaction): Promise<void> {
  return run(tx, { statement: HOLD })
}
