import { instantOf, type Outcome, parseOutcome } from '@paystate/core'
import type { Services } from '../engine/services.ts'
import { needsPerson, type OfPayment } from '../resolver/needs-person.ts'
import { waitsUntil } from '../resolver/waiting.ts'
import { isKnown, whyOperationUnopened } from '../store/operations/operation-row.ts'
import { personsOf } from './persons-of-operation.ts'

/** What a timeline tells of an operation: what a page shows of it, and no bytes. */
export function operationDetails(
  services: Pick<Services, 'instances'>,
  { operation, row }: OfPayment,
): Readonly<Record<string, unknown>> {
  const { kind, id, state, amount, changedAt, outcome } = operation
  const known = { operation: { kind, id }, state, amount, changedAt, ...personsOf(operation) }
  const sealed = whyOperationUnopened(operation)
  if (sealed !== undefined) return { ...known, sealed }
  if (!isKnown(operation)) return known
  const until = waitsUntil(operation)
  return {
    ...known,
    ...(outcome !== null && { outcome: outcomeDetails(outcome) }),
    ...(until > 0 && { until: instantOf(until) }),
    ...(needsPerson(services, { operation, row }) && { finder: 'person' }),
  }
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
