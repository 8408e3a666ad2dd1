import { epochOf, type Instant, instantOf, type Pending } from '@paystate/core'
import { PACE, type Pace, waitAfter } from '../pace/pace.ts'

/**
 * When the next recovery step is due; undefined: no step is left, and a person has to ask the provider.
 *
 * The pace decides, and the time before which a lookup cannot show anything new.
 */
export function nextStepAt(
  { plan, prepared }: Pending,
  { now, attempts, pace = PACE }: { now: number; attempts: number; pace?: Pace },
): Instant | undefined {
  if (prepared === undefined) return undefined
  if (plan.repeat === 'never' && plan.lookup === 'none') return undefined
  const paced = now + waitAfter(attempts - 1, pace.recovery)
  const { notBefore } = plan
  return instantOf(notBefore === undefined ? paced : Math.max(paced, epochOf(notBefore)))
}
