import { type StoredVerdict, verdictOn } from '../journal/stored-verdict.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'

/** The persons who had to do with an operation, as far as they were named. */
export interface PersonsOfOperation {
  /** Who asked for it. */
  readonly who?: string
  /** Who took it back before it was sent. */
  readonly withdrawnBy?: string
  /** What a person decided about it while it was unknown. */
  readonly verdict?: Decision
}

/** What a person decided about an operation that stayed unknown. */
export type Decision = Omit<StoredVerdict, 'pending'>

/** Who asked for an operation, who took it back, and who decided about it. */
export function personsOf(operation: OperationRow): PersonsOfOperation {
  const { askedBy, withdrawnBy } = operation
  return {
    ...(askedBy !== null && { who: askedBy }),
    ...(withdrawnBy !== null && { withdrawnBy }),
    ...decisionOn(operation),
  }
}

function decisionOn(operation: OperationRow): Pick<PersonsOfOperation, 'verdict'> {
  const verdict = verdictOn(operation)
  if (!verdict) return {}
  const { happened, who, why, at } = verdict
  return { verdict: { happened, who, why, at } }
}
