import { parseOutcome } from '@paystate/core'
import type { OperationRow } from '../store/operations/operation-row.ts'

/** How an operation that was provably not applied may be sent again; undefined where it may not. */
export function retryOf({ state, outcome }: OperationRow): 'same_try' | 'next_try' | undefined {
  if ((state !== 'not_applied' && state !== 'withdrawn') || outcome === null) return undefined
  const known = parseOutcome(outcome)
  if (known.kind !== 'not_applied') return undefined
  if (known.next === 'same_reference') return 'same_try'
  return known.next === 'new_reference' ? 'next_try' : undefined
}
