import type { OperationKind } from '@paystate/core'
import type { ReferenceNames } from '../engine/reference-names.ts'
import { listWithoutEvidence } from '../journal/conclude-creation.ts'
import { readRecord } from '../journal/read-record.ts'
import { findOperation } from '../store/operations/find-operations.ts'
import type { OperationKind as StoredKind } from '../store/operations/operation-kind.ts'
import { isKnown, type OperationRow } from '../store/operations/operation-row.ts'
import { updateOperation } from '../store/operations/update-operation.ts'
import { lockPayment } from '../store/payments/lock-payment.ts'
import type { Transaction } from '../store/statements/session.ts'
import { mustLookFirst } from './look-first-marker.ts'
import { neverSent } from './refuse-to-send.ts'

export type WithdrawalReason = 'too_late' | 'unwanted' | 'never_created' | 'asked'

const WHAT = {
  too_late: 'It was not sent in time, and will not be sent.',
  unwanted: 'It was canceled before it was sent.',
  never_created: 'The payment never reached the provider, so there is nothing to act on.',
  asked: 'It was withdrawn before it was sent.',
} as const satisfies Record<WithdrawalReason, string>

/** Core's name of a kind. */
export const CORE_KINDS = {
  create: 'create_payment',
  capture: 'capture_payment',
  cancel: 'cancel_payment',
  refund: 'refund_payment',
  cancel_refund: 'cancel_refund',
} as const satisfies Record<StoredKind, OperationKind>

/**
 * Withdraws an operation that was provably never sent. `attempted` when it may have been sent: then it is
 * resolved like any other.
 */
export async function withdrawOperation(
  tx: Transaction,
  given: {
    readonly operation: OperationRow
    readonly why: WithdrawalReason
    readonly references: ReferenceNames
    /** The person who asked for that, where one is named. */
    readonly who?: string | undefined
  },
): Promise<'withdrawn' | 'attempted'> {
  const { why, references, who } = given
  const { id, payment } = given.operation
  const row = await lockPayment(tx, { payment })
  const operation = await findOperation(tx, given.operation)
  const isUnsent = operation?.state === 'intended' || operation?.state === 'waiting'
  if (!row || !operation || !isUnsent || !isKnown(operation)) return 'attempted'
  if (mustLookFirst(operation, row)) return 'attempted' // a restored database has forgotten, perhaps
  const { kind } = operation
  const reference = references.of({ kind, id, try: operation.try })
  const next = why === 'too_late' ? 'same_reference' : 'never'
  const outcome = neverSent({ kind: CORE_KINDS[kind], reference }, { what: WHAT[why], next })
  await updateOperation(tx, {
    operation: operation.key,
    state: 'withdrawn',
    pending: null,
    outcome,
    withdrawnBy: who,
  })
  if (kind === 'create') {
    const record = await readRecord(tx, { payment })
    await listWithoutEvidence(tx, { row, record, as: 'failed' })
  }
  return 'withdrawn'
}
