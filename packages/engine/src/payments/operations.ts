import type { Instant, Money } from '@paystate/core'
import type { Services } from '../engine/services.ts'
import { unknownPayment } from '../errors/unknown-payment.ts'
import { checkId } from '../input/check-input.ts'
import { type OperationResult, operationResult } from '../intents/operation-result.ts'
import { type FailedLookups, lookupsOf } from '../resolver/failed-lookups.ts'
import { needsPerson } from '../resolver/needs-person.ts'
import { operationsOfPayment } from '../store/operations/find-operations.ts'
import { isKnown, type OperationRow } from '../store/operations/operation-row.ts'
import { findPayment } from '../store/payments/find-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
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
  readonly result: OperationResult | OtherVersion
  /** While its outcome is unknown: the lookups that did not find it. */
  readonly lookups?: FailedLookups
  /** Nothing can be sent or looked up any more: only a person can find out at the provider. */
  readonly finder?: 'person'
}

/** What a later version has stored: it goes on with it, and this version does nothing about it. */
export interface OtherVersion {
  readonly kind: 'other_version'
  /** How far it has come, in that version's word. */
  readonly state: string
}

/**
 * What was asked for on a payment, its creation first.
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
    const operations = await operationsOfPayment(store, { payment: row.key })
    return operations.map((operation) => trackedOperation(services, { operation, row }))
  }
}

function trackedOperation(
  services: Services,
  { operation, row }: { operation: OperationRow; row: PaymentRow },
): TrackedOperation {
  const { currency } = row
  const { kind, id, amount: minorUnits, createdAt, changedAt, unknownSince } = operation
  return {
    kind,
    id,
    ...(minorUnits !== null && { amount: { currency, minorUnits } }),
    createdAt,
    changedAt,
    ...personsOf(operation),
    ...(unknownSince !== null && { unknownSince }),
    result: resultOf(operation),
    ...lookupsOf(operation),
    ...(needsPerson(services, { operation, row }) && { finder: 'person' as const }),
  }
}

function resultOf(operation: OperationRow): TrackedOperation['result'] {
  if (isKnown(operation)) return operationResult(operation)
  return { kind: 'other_version', state: operation.state }
}
