import type { NotApplied, OperationKind, Outcome } from '@paystate/core'
import { claim, claimSame, describe } from './claim-broken.ts'

/**
 * A write that never arrived must be proven absent.
 *
 * @throws {ClaimBroken} When it is not; the message says what its lookups lack.
 */
export function claimAbsent<K extends OperationKind>(
  outcome: Outcome<K>,
  when: string,
): asserts outcome is NotApplied<K> {
  const lacks = outcome.kind === 'unknown' ? `: ${whatIsLacking(outcome.pending.misses)}` : ''
  claim(outcome.kind === 'not_applied', `${when}: ${describe(outcome)} instead of absent${lacks}`)
  claimSame(outcome.proof.type, 'absent', 'the proof')
}

type Misses = Extract<Outcome, { kind: 'unknown' }>['pending']['misses']

/** Why lookups that did not find an operation do not prove that it is absent. */
function whatIsLacking(misses: Misses): string {
  if (misses.length === 0) return 'no lookup ended as not_seen'
  if (!misses.some(({ begunBy }) => begunBy))
    return "no lookup knows the provider's time; does each response have a date header?"
  if (!misses.some(({ complete }) => complete))
    return 'no lookup was complete; does completeLists name the list?'
  if (!misses.some(({ positiveControl }) => positiveControl === 'seen'))
    return 'no lookup saw the payment that is known to exist (positiveControl)'
  return `${misses.length} lookups are too few, too early or too close together (capabilities.absence)`
}
