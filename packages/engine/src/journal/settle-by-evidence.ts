import type { Observation, OperationKind, Outcome } from '@paystate/core'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { updateOperation } from '../store/operations/update-operation.ts'
import type { Transaction } from '../store/statements/session.ts'
import { contradict, isConcluded } from './contradict.ts'
import { endUnknown } from './end-unknown.ts'
import type { PaymentCase } from './payment-case.ts'
import { hasEffect, shownPart } from './shown-part.ts'
import { unconfirmedVerdict } from './stored-verdict.ts'
import { weighVerdict } from './weigh-verdict.ts'

interface Seen extends Pick<PaymentCase, 'row' | 'record'> {
  /** What was learned last. */
  readonly observation: Observation
}

/**
 * What a read shows under our own reference was applied, whatever was known of it before: an unknown
 * operation is resolved by it, and a conclusion that it never happened was wrong, which is said. `nothing` where
 * no operation was in doubt.
 */
export async function settleByEvidence(
  tx: Transaction,
  { operations, references, ...seen }: Seen & Pick<PaymentCase, 'operations' | 'references'>,
): Promise<'nothing' | 'weighed'> {
  const doubtful = operations.filter(({ state }) => DOUBTFUL.has(state))
  const sworn = operations.filter(unconfirmedVerdict)
  if (doubtful.length === 0 && sworn.length === 0) return 'nothing'
  for (const operation of sworn) {
    const names = references.get(operation.key) ?? []
    await weighVerdict(tx, { operation, references: names, ...seen })
  }
  for (const operation of doubtful) {
    const outcome = shownAs(operation, references.get(operation.key) ?? [], seen)
    if (!outcome || (isAtRest(operation) && isWithoutEffect(outcome))) continue
    await updateOperation(tx, {
      operation: operation.key,
      state: 'applied',
      pending: null,
      outcome,
    })
    await endUnknown(tx, operation)
    if (isConcluded(operation)) await contradict(tx, { operation, ...seen })
  }
  return 'weighed'
}

/** One that was not sent as well: a database that was restored has forgotten that it was. */
const DOUBTFUL: ReadonlySet<string> = new Set([
  'waiting',
  'intended',
  'attempted',
  'unknown',
  'not_applied',
  'withdrawn',
])

/** Nothing of it is under way: what it has at the provider is from before. */
function isAtRest({ state }: OperationRow): boolean {
  return state !== 'attempted' && state !== 'unknown'
}

/** A refused payment that the provider keeps as failed contradicts nobody. */
function isWithoutEffect(outcome: Outcome): boolean {
  return outcome.kind === 'applied' && !hasEffect(outcome.value)
}

function shownAs(
  { kind }: OperationRow,
  references: readonly string[],
  { record, observation }: Seen,
): Outcome | undefined {
  const { payment } = record
  switch (kind) {
    case 'create': {
      if (payment.providerStatus === undefined) return undefined
      return applied('create_payment', payment.reference, { value: payment, observation })
    }
    case 'refund': {
      const value = shownPart(payment.refunds, references)
      return value && applied('refund_payment', value.reference, { value, observation })
    }
    case 'capture': {
      const value = shownPart(payment.captures, references)
      return value && applied('capture_payment', value.reference, { value, observation })
    }
    default:
      return undefined
  }
}

function applied<K extends OperationKind>(
  kind: K,
  reference: string | undefined,
  { value, observation }: Pick<Extract<Outcome<K>, { kind: 'applied' }>, 'value' | 'observation'>,
) {
  return {
    kind: 'applied' as const,
    operation: { kind, reference: reference ?? '' },
    value,
    observation,
  }
}
