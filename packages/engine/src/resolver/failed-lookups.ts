import { type Instant, parsePending } from '@paystate/core'
import { isKnown, type OperationRow } from '../store/operations/operation-row.ts'

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
