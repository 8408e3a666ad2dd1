import type { AsOf, Observation } from './observation.ts'

/**
 * The same observation at another position in the order of evidence, for a durable layer that draws the
 * numbers itself: from one sequence for all its processes, in the transaction that stores the evidence.
 *
 * Draw `begun` before the request is sent and `received` once the response has arrived; omit `begun` for
 * a pushed message. Numbers from two sequences cannot be compared, so stamp all evidence or none.
 */
export function stamp(observation: Observation, asOf: AsOf): Observation {
  return { ...observation, asOf }
}
