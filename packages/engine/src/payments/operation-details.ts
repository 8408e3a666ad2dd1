import {
  epochOf,
  type Instant,
  instantOf,
  nextStep,
  type Outcome,
  parseOutcome,
  parsePending,
} from '@paystate/core'
import type { Services } from '../engine/services.ts'
import { waitsUntil } from '../resolver/waiting.ts'
import { isKnown, type OperationRow } from '../store/operations/operation-row.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { personsOf } from './persons-of-operation.ts'

interface OfPayment {
  readonly operation: OperationRow
  readonly row: Pick<PaymentRow, 'instance' | 'asOf'>
}

/** What a timeline tells of an operation: what a page shows of it, and no bytes. */
export function operationDetails(
  services: Pick<Services, 'instances'>,
  { operation, row }: OfPayment,
): Readonly<Record<string, unknown>> {
  const { kind, id, state, amount, changedAt, outcome } = operation
  const known = { operation: { kind, id }, state, amount, changedAt, ...personsOf(operation) }
  if (!isKnown(operation)) return known
  const until = waitsUntil(operation)
  return {
    ...known,
    ...(outcome !== null && { outcome: outcomeDetails(outcome) }),
    ...(until > 0 && { until: instantOf(until) }),
    ...(needsPerson(services, { operation, row }) && { finder: 'person' }),
  }
}

/** The lookups that did not find an unknown operation. */
export interface FailedLookups {
  /** How many there were, up to the hundred that are kept. */
  readonly count: number
  readonly lastAt: Instant
  /** Whether the last one saw another payment of the account: without that, not finding this one proves nothing. */
  readonly positiveControl: 'seen' | 'not_seen'
}

/** How often an unknown operation was looked up and not found; nothing where it was not. */
export function lookupsOf(operation: OperationRow): { readonly lookups?: FailedLookups } {
  const { state, pending } = operation
  if (state !== 'unknown' || !isKnown(operation)) return {}
  const { misses } = parsePending(pending)
  const last = misses.at(-1)
  if (!last) return {}
  const { endedAt: lastAt, positiveControl } = last
  return { lookups: { count: misses.length, lastAt, positiveControl } }
}

/** An outcome without its bytes: what it says, why, and what may be done. */
export function outcomeDetails(stored: unknown): Readonly<Record<string, unknown>> {
  const outcome: Outcome = parseOutcome(stored)
  switch (outcome.kind) {
    case 'applied':
      return { kind: 'applied' }
    case 'not_applied': {
      const { kind, proof, error, next, retryAfter } = outcome
      const { code, message } = error
      return { kind, proof: proof.type, code, message, next, ...(retryAfter && { retryAfter }) }
    }
    case 'unknown': {
      const { code, message } = outcome.error
      return { kind: 'unknown', code, message }
    }
  }
}

/** Whether it is unknown and nothing can be sent or looked up any more. */
export function needsPerson(
  { instances }: Pick<Services, 'instances'>,
  { operation, row }: OfPayment,
): boolean {
  const adapter = instances.get(row.instance)?.adapter
  if (operation.state !== 'unknown' || !isKnown(operation) || !adapter) return false
  const pending = parsePending(operation.pending)
  const next = nextStep(pending, {
    rule: adapter.capabilities.absence,
    now: { ...adapter.now(pending.operation), at: epochOf(row.asOf) },
    account: adapter.account,
  })
  return next.type === 'ask_provider'
}
