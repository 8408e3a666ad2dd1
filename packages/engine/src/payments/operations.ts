import type { Instant, Money } from '@paystate/core'
import type { Services } from '../engine/services.ts'
import { unknownPayment } from '../errors/unknown-payment.ts'
import { checkId } from '../input/check-input.ts'
import { type OperationResult, operationResult } from '../intents/operation-result.ts'
import { type FailedLookups, lookupsOf } from '../resolver/failed-lookups.ts'
import { needsPerson } from '../resolver/needs-person.ts'
import { operationsOfPayment } from '../store/operations/find-operations.ts'
import {
  isKnown,
  type OperationRow,
  type OperationState,
  whyOperationUnopened,
} from '../store/operations/operation-row.ts'
import { findPayment } from '../store/payments/find-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { readable } from '../store/sealing/readable.ts'
import { type PersonsOfOperation, personsOf } from './persons-of-operation.ts'
import type { OperationId } from './resolve.ts'

/** An operation that was asked for, and what is known of it; `resolve` takes its kind and its id. */
export interface TrackedOperation extends OperationId, PersonsOfOperation {
  /** Absent for what has no amount, such as a cancel. */
  readonly amount?: Money
  readonly createdAt: Instant
  readonly changedAt: Instant
  /** Since when its outcome has been unknown. */
  readonly unknownSince?: Instant
  readonly result: OperationResult | OtherVersion | SealedResult
  /** While its outcome is unknown: the lookups that did not find it. */
  readonly lookups?: FailedLookups
  /** Nothing can be sent or looked up anymore: only a person can find out at the provider. */
  readonly finder?: 'person'
}

/** What a later version has stored: it goes on with it, and this version does nothing about it. */
export interface OtherVersion {
  readonly kind: 'other_version'
  /** How far it has come, in that version's word. */
  readonly state: string
}

/** What is sealed with a key that `sealWith` lacks. */
export interface SealedResult {
  readonly kind: 'sealed'
  /** What its result would be. */
  readonly state: (OperationResult | OtherVersion)['kind']
  /** Which key is missing, and what to do. */
  readonly why: string
}

/**
 * What was asked for on a payment, its creation first. One that is sealed with a missing key hides no other.
 *
 * @throws {EngineError} `unknown_id`, `invalid_input`
 */
export type Operations = (payment: string) => Promise<readonly TrackedOperation[]>

export function createOperations(services: Services): Operations {
  const { store } = services
  return async (given) => {
    const id = checkId(given)
    const row = await findPayment(store, { id })
    if (!row) throw unknownPayment(id)
    const operations = await operationsOfPayment(readable(store), { payment: row.key })
    return operations.map((operation) => trackedOperation(services, { operation, row }))
  }
}

function trackedOperation(
  services: Services,
  { operation, row }: { operation: OperationRow; row: PaymentRow },
): TrackedOperation {
  const { currency } = row
  const { kind, id, amount: minorUnits, createdAt, changedAt, unknownSince } = operation
  const why = whyOperationUnopened(operation)
  return {
    kind,
    id,
    ...(minorUnits !== null && { amount: { currency, minorUnits } }),
    createdAt,
    changedAt,
    ...personsOf(operation),
    ...(unknownSince !== null && { unknownSince }),
    result:
      why === undefined ? resultOf(operation) : { kind: 'sealed', state: stateOf(operation), why },
    ...(why === undefined && found(services, { operation, row })),
  }
}

/** What is known of how it is being found out. */
function found(
  services: Services,
  { operation, row }: { operation: OperationRow; row: PaymentRow },
): Pick<TrackedOperation, 'lookups' | 'finder'> {
  return {
    ...lookupsOf(operation),
    ...(needsPerson(services, { operation, row }) && { finder: 'person' as const }),
  }
}

const KINDS = {
  waiting: 'waiting',
  intended: 'waiting',
  attempted: 'unknown',
  unknown: 'unknown',
  applied: 'applied',
  not_applied: 'not_applied',
  withdrawn: 'not_applied',
} as const satisfies Record<OperationState, OperationResult['kind']>

function stateOf(operation: OperationRow): SealedResult['state'] {
  return isKnown(operation) ? KINDS[operation.state] : 'other_version'
}

function resultOf(operation: OperationRow): TrackedOperation['result'] {
  if (isKnown(operation)) return operationResult(operation)
  return { kind: 'other_version', state: operation.state }
}
