import type { Instant } from '@paystate/core'
import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'
import { checkInput, idField, wordsField } from '../input/check-input.ts'
import { isObject } from '../input/is-object.ts'
import { type WriteResult, writeResult } from '../intents/write-result.ts'
import { readCase, readCurrentCase } from '../journal/payment-case.ts'
import { conclude } from '../resolver/conclude.ts'
import type { Held } from '../resolver/held.ts'
import { withLease } from '../resolver/with-lease.ts'
import { findOperation } from '../store/operations/find-operations.ts'
import { OPERATION_KINDS, type OperationKind } from '../store/operations/operation-kind.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { storeVerdict } from '../store/operations/store-verdict.ts'
import { findPayment } from '../store/payments/find-payment.ts'
import { lockPayment } from '../store/payments/lock-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Named } from '../store/statements/named.ts'
import type { Transaction } from '../store/statements/session.ts'
import { readForVerdict } from './read-for-verdict.ts'
import { didHappen, didNothing, type GivenVerdict } from './verdict.ts'

/** An operation as the application named it; a payment that it did not name has its payment's id. */
export interface OperationId {
  /** `create`, `capture`, `cancel`, `refund` or `cancel_refund`; a later version may have others. */
  readonly kind: Named<OperationKind>
  readonly id: string
}

/**
 * Ends an operation that is unknown by a person's verdict, with who, why and when: that it did nothing, or
 * that it happened. The provider is read before a verdict that it happened is taken: what it shows counts, and
 * a creation needs it. Evidence that contradicts a verdict wins, and opens an anomaly.
 *
 * @throws {EngineError} `unknown_id`, `not_unknown`, `not_shown`, `invalid_input`
 * @throws {PaymentError} A creation is said to have happened, and the provider cannot be read now.
 */
export type Resolve = (operation: OperationId, verdict: GivenVerdict) => Promise<WriteResult>

const person = { who: wordsField, why: wordsField }

const happenedField = z.strictObject({
  ...person,
  happened: z.literal('yes'),
  providerId: idField.optional(),
})

const didNothingField = z.strictObject({
  ...person,
  happened: z.literal('no').optional(),
  next: z.enum(['new_reference', 'never']).optional(),
})

const schema = z.strictObject({
  operation: z.strictObject(
    { kind: z.enum(OPERATION_KINDS), id: idField },
    { error: `must be { kind, id }, with kind one of ${OPERATION_KINDS.join(', ')}` },
  ),
  verdict: z.discriminatedUnion('happened', [happenedField, didNothingField], {
    error: ({ input }) =>
      isObject(input) ? "must be 'yes' or 'no'" : "must be { who, why, happened: 'yes' or 'no' }",
  }),
})

export function createResolve(services: Services): Resolve {
  const { store } = services
  return async (named, given) => {
    const { operation: name, verdict } = checkInput(schema, { operation: named, verdict: given })
    const operation = await findOperation(store, name)
    const row = operation && (await findPayment(store, { key: operation.payment }))
    if (!row) {
      throw new EngineError('unknown_id', { subject: name.id, what: 'There is no such operation.' })
    }
    if (!isUnknown(operation)) throw notUnknown(name)
    const at = row.asOf
    const released = await withLease(services, {
      row,
      work: async (held) => {
        if (verdict.happened === 'yes') await readForVerdict(held, { operation, row, verdict })
        await store.transaction((tx) => decide(tx, { held, operation, row, verdict, at }))
        return 'made'
      },
    })
    if (released.kind === 'busy') throw notUnknown(name, 'It is being resolved at this moment.')
    const payment = await readCurrentCase(store, row)
    const ended = payment.operations.find(({ key }) => key === operation.key) ?? operation
    return writeResult(payment, ended)
  }
}

interface Deciding {
  readonly held: Held
  readonly operation: OperationRow
  readonly row: PaymentRow
  readonly verdict: GivenVerdict
  readonly at: Instant
}

async function decide(tx: Transaction, deciding: Deciding): Promise<void> {
  const { held, operation, verdict, at } = deciding
  const row = await lockPayment(tx, { payment: deciding.row.key })
  if (!row) throw notUnknown(operation)
  const current = await findOperation(tx, operation)
  const { who, why } = verdict
  if (verdict.happened !== 'yes') {
    if (!current || !isUnknown(current)) throw notUnknown(operation)
    await storeVerdict(tx, { operation: current.key, verdict: { happened: 'no', who, why, at } })
    const outcome = didNothing(current, { ...verdict, at })
    await conclude(tx, { held, row, operation: current, outcome, under: 'lease' })
    return
  }
  if (!current) throw notUnknown(operation)
  if (current.state === 'applied') {
    return storeVerdict(tx, { operation: current.key, verdict: { happened: 'yes', who, why, at } })
  }
  if (!isUnknown(current)) throw notUnknown(operation)
  if (current.kind === 'create') throw notShown(operation)
  const { pending } = current
  const outcome = didHappen(await readCase(tx, row), { operation: current, verdict, at })
  await conclude(tx, { held, row, operation: current, outcome, under: 'lease' })
  const stored = { happened: 'yes', who, why, at, pending }
  await storeVerdict(tx, { operation: current.key, verdict: stored })
}

function isUnknown({ state }: OperationRow): boolean {
  return state === 'attempted' || state === 'unknown'
}

function notUnknown(
  { kind, id }: OperationId,
  what = 'It is not unknown, so there is nothing to decide.',
): EngineError {
  return new EngineError('not_unknown', { subject: `${kind} ${id}`, what })
}

function notShown({ kind, id }: OperationId): EngineError {
  const what = 'The provider does not show it, and what is not shown cannot be read or refunded.'
  return new EngineError('not_shown', { subject: `${kind} ${id}`, what })
}
