import { createPlans, type PlanOptions } from '../plans/plans.ts'
import { FLAWS, type Flaw } from './flaw.ts'

/** The switch for what is wrong with messages. */
export interface Flaws<Kind extends string> {
  /** The next `times` (default 1) messages of this kind have the flaw. `'*'` is any message. */
  next(kind: Kind | '*', flaw: Flaw, options?: PlanOptions): void
  clear(): void
}

/** Asked once a message, by the side that sends it. */
export interface FlawSource<Kind extends string> extends Flaws<Kind> {
  take(kind: Kind, named: readonly string[]): Flaw | undefined
}

export function createFlaws<Kind extends string>(kinds: readonly Kind[]): FlawSource<Kind> {
  const plans = createPlans<Kind, Flaw>(kinds)

  return {
    next(kind, flaw, options) {
      const known = Object.keys(FLAWS)
      if (!known.includes(flaw)) {
        throw new RangeError(`No flaw "${flaw}"; there are ${known.join(', ')}`)
      }
      plans.add(kind, flaw, options)
    },
    take: plans.take,
    clear: plans.clear,
  }
}
