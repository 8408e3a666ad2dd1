import { refuseSkew } from '../../faults/skew-of.ts'
import { createPlans, type PlanOptions } from '../plans/plans.ts'
import { FLAWS, type Flaw, type MetFlaw } from './flaw.ts'

export interface FlawOptions extends PlanOptions {
  /** For `clock_skew` and `wrong_time`: milliseconds ahead; negative: behind. */
  clockSkewMs?: number | undefined
}

/** The switch for what is wrong with messages. */
export interface Flaws<Kind extends string> {
  /** The next `times` (default 1) messages of this kind have the flaw. `'*'` is any message. */
  next(kind: Kind | '*', flaw: Flaw, options?: FlawOptions): void
  clear(): void
}

/** Asked once a message, by the side that sends it. */
export interface FlawSource<Kind extends string> extends Flaws<Kind> {
  take(kind: Kind, named: readonly string[]): MetFlaw | undefined
}

export function createFlaws<Kind extends string>(kinds: readonly Kind[]): FlawSource<Kind> {
  const plans = createPlans<Kind, MetFlaw>(kinds)

  return {
    next(kind, flaw, { clockSkewMs, ...options } = {}) {
      const known = Object.keys(FLAWS)
      if (!known.includes(flaw)) {
        throw new RangeError(`Unknown flaw "${flaw}"; known flaws: ${known.join(', ')}`)
      }
      refuseSkew(flaw, clockSkewMs)
      plans.add(kind, { flaw, clockSkewMs }, options)
    },
    take: plans.take,
    clear: plans.clear,
  }
}
