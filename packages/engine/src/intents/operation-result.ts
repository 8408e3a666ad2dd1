import {
  type Instant,
  instantOf,
  type OperationKind,
  type Outcome,
  PaymentError,
  parseOutcome,
  parsePending,
} from '@paystate/core'
import { EngineError } from '../errors/engine-error.ts'
import { waitsUntil } from '../resolver/waiting.ts'
import { isKnown, type OperationRow } from '../store/operations/operation-row.ts'

/** What is known of an operation: core's outcome, or that it is stored and not sent yet. */
export type OperationResult<K extends OperationKind = OperationKind> = Outcome<K> | Waiting

/** Stored and reserved. The engine sends it by itself; until then it can be withdrawn. */
export interface Waiting {
  readonly kind: 'waiting'
  /** The application's id. */
  readonly id: string
  /** When the provider will accept it, where that is known. */
  readonly until?: Instant
}

/**
 * The public view of a stored operation.
 *
 * @throws {EngineError} `other_version`
 */
export function operationResult(operation: OperationRow): OperationResult {
  if (!isKnown(operation)) throw ofAnotherVersion(operation)
  const { id, state, outcome, pending } = operation
  if (state === 'waiting' || state === 'intended') {
    const until = waitsUntil(operation)
    return { kind: 'waiting', id, ...(until > 0 && { until: instantOf(until) }) }
  }
  if (outcome !== null) return parseOutcome(outcome)
  const known = parsePending(pending)
  const { kind, reference } = known.operation
  const error = new PaymentError('undecided', {
    what: 'It may have been sent, and no response is stored yet.',
    provider: known.account.provider,
    operation: kind,
    reference,
  })
  return { kind: 'unknown', operation: known.operation, error, pending: known }
}

function ofAnotherVersion({ kind, id, state }: OperationRow): EngineError {
  const what = `Another version of paystate stored it as "${state}", which this version does not know.`
  return new EngineError('other_version', { subject: `${kind} ${id}`, what })
}
