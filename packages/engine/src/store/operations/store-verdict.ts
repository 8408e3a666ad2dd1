import { nothing } from '../statements/fields.ts'
import { run, type Transaction } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import { operationPlace } from './operation-row.ts'

const STORE = statement(
  `update paystate.operations set verdict = :verdict::json where key = :operation::bigint`,
  nothing,
)

/** Stores what a person decided about an operation; null where evidence has overruled it. */
export function storeVerdict(
  tx: Transaction,
  { operation, verdict }: { operation: number; verdict: unknown },
): Promise<void> {
  const place = operationPlace('verdict', operation)
  const values = { operation, verdict: verdict === null ? null : tx.sealer.seal(verdict, place) }
  return run(tx, { statement: STORE, values })
}
