import {
  instantOf,
  type Next,
  type NotApplied,
  PaymentError,
  parsePending,
  proveByVerdict,
} from '@paystate/core'
import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'
import { checkInput, idField, wordsField } from '../intents/check-input.ts'
import { type WriteResult, writeResult } from '../intents/write-result.ts'
import { readCurrentCase } from '../journal/payment-case.ts'
import { conclude } from '../resolver/conclude.ts'
import { withLease } from '../resolver/with-lease.ts'
import { findOperation } from '../store/operations/find-operations.ts'
import { OPERATION_KINDS, type OperationKind } from '../store/operations/operation-kind.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { findPayment } from '../store/payments/find-payment.ts'

/** An operation as the application named it; a payment that it did not name has its payment's id. */
export interface OperationId {
  readonly kind: OperationKind
  readonly id: string
}

/** What a person found out from the provider: that it did nothing. */
export interface GivenVerdict {
  /** Who decides; stored and shown. */
  readonly who: string
  /** Why, in words. */
  readonly why: string
  /** How it may be sent again, if at all. Default: `never`. */
  readonly next?: Extract<Next, 'new_reference' | 'never'> | undefined
}

/**
 * Ends an operation that is unknown by a person's verdict that it did nothing. Evidence that contradicts it
 * wins, and opens an anomaly.
 *
 * @throws {EngineError} `unknown_id`, `not_unknown`, `invalid_input`
 */
export type Resolve = (operation: OperationId, verdict: GivenVerdict) => Promise<WriteResult>

const schema = z.strictObject({
  operation: z.strictObject({ kind: z.enum(OPERATION_KINDS), id: idField }),
  verdict: z.strictObject({
    who: wordsField,
    why: wordsField,
    next: z.enum(['new_reference', 'never']).optional(),
  }),
})

export function createResolve(services: Services): Resolve {
  const { store, clock } = services
  return async (named, given) => {
    const { operation: name, verdict } = checkInput(schema, { operation: named, verdict: given })
    const operation = await findOperation(store, name)
    const row = operation && (await findPayment(store, { key: operation.payment }))
    if (!row) {
      throw new EngineError('unknown_id', { subject: name.id, what: 'There is no such operation.' })
    }
    const released = await withLease(services, {
      row,
      work: async (held) => {
        await store.transaction(async (tx) => {
          const current = await findOperation(tx, name)
          if (!current || !isUnknown(current)) throw notUnknown(name)
          const outcome = outcomeOf(current, { ...verdict, at: instantOf(clock.now()) })
          await conclude(tx, { held, operation: current, outcome, under: 'lease' })
        })
        return 'made'
      },
    })
    if (released.kind === 'busy') throw notUnknown(name, 'It is being resolved at this moment.')
    const payment = await readCurrentCase(store, row)
    const ended = payment.operations.find(({ key }) => key === operation.key) ?? operation
    return writeResult(payment, ended)
  }
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

function outcomeOf(
  { pending }: OperationRow,
  { who, why, at, next = 'never' }: GivenVerdict & { readonly at: string },
): NotApplied<ReturnType<typeof parsePending>['operation']['kind']> {
  const { operation, account } = parsePending(pending)
  const error = new PaymentError('undecided', {
    what: `${who} has decided that it did nothing: ${why}`,
    provider: account.provider,
    operation: operation.kind,
    reference: operation.reference,
    money: 'By that decision no money has moved.',
    advice: 'Should the provider show it after all, that counts.',
  })
  const proof = proveByVerdict(operation, { who, why, at })
  return { kind: 'not_applied', operation, proof, error, next }
}
