import type { OperationKind } from '@paystate/core'
import { epochOf, type Instant, instantOf, type Unknown } from '@paystate/core'
import { PACE, type Pace, waitAfter } from '../recovery/pace.ts'

/**
 * When the next step of finding out is due; undefined: no step is left, a person has to ask.
 *
 * While the same bytes may be repeated, or a look is possible at once, the pace decides; else the time
 * from which a look tells something.
 */
export function nextStepAt(
  { recovery, prepared }: Unknown<OperationKind>,
  { now, attempts, pace = PACE }: { now: number; attempts: number; pace?: Pace },
): Instant | undefined {
  const paced = now + waitAfter(attempts - 1, pace.recovery)
  if (prepared === undefined) return undefined
  if (recovery.replayUntil !== undefined && paced < epochOf(recovery.replayUntil)) {
    return instantOf(paced)
  }
  if (recovery.lookup === 'none') return undefined
  const { lookupNotBefore } = recovery
  return instantOf(
    lookupNotBefore === undefined ? paced : Math.max(paced, epochOf(lookupNotBefore)),
  )
}
