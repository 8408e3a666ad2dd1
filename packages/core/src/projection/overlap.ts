import { contentOf } from '../observations/evidence.ts'
import type { Observation } from '../observations/observation.ts'

/**
 * Says whether the newest reads overlapped and told different things: nobody can say which is newer.
 *
 * A read that began after both were received settles it, so only reads that reach past the begin of the
 * newest one can disagree.
 */
export function newestReadsDisagree(evidence: readonly Observation[]): boolean {
  const reads = evidence.filter(
    ({ asOf, payment }) => asOf.begun !== undefined && payment !== undefined,
  )
  const newestBegin = Math.max(...reads.map(({ asOf }) => asOf.begun ?? 0))
  const current = reads.filter(({ asOf }) => asOf.received >= newestBegin)
  return new Set(current.map(contentOf)).size > 1
}
