import type { OperationKind } from './operation-kind.ts'
import type { Applied, NotApplied, Outcome, Unknown } from './outcome.ts'

/** What to do in each of the three cases of an outcome; none can be omitted. */
export interface OutcomeHandlers<K extends OperationKind, A, N, U> {
  readonly applied: (outcome: Applied<K>) => A
  readonly notApplied: (outcome: NotApplied<K>) => N
  readonly unknown: (outcome: Unknown<K>) => U
}

/**
 * Reads an outcome. All three cases must be covered: omitting one does not compile, and the one that
 * gets forgotten is `unknown`, where the payer may have paid.
 *
 * @example
 * ```ts
 * import { matchOutcome, type Outcome } from '@paystate/core'
 * function tell(outcome: Outcome<'refund_payment'>): string {
 *   return matchOutcome(outcome, {
 *     applied: ({ value }) => `The refund is ${value.status}.`,
 *     notApplied: ({ error }) => `Nothing was refunded: ${error.message}`,
 *     unknown: () => 'We are finding out whether the refund went through.',
 *   })
 * }
 * ```
 */
export function matchOutcome<K extends OperationKind, A, N, U>(
  outcome: Outcome<K>,
  handlers: OutcomeHandlers<K, A, N, U>,
): A | N | U {
  switch (outcome.kind) {
    case 'applied':
      return handlers.applied(outcome)
    case 'not_applied':
      return handlers.notApplied(outcome)
    case 'unknown':
      return handlers.unknown(outcome)
  }
}
