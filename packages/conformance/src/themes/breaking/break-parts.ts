import { type Clock, createSequence } from '@paystate/core'
import type { InjectedParts } from '../../subject/subject.ts'

/** Parts of which one fails at its nth call; `hasFailed` says whether it came to that. */
export interface BrokenParts {
  readonly parts: InjectedParts
  hasFailed(): boolean
}

type Break = (nth: number, clock: Clock) => BrokenParts

/** Every part that is injected, and how it can fail. */
export const BREAKS: Readonly<Record<string, Break>> = {
  'an observer that throws': (nth, clock) => {
    const fails = failing(nth)
    return withParts(fails, { clock, observe: () => fails() })
  },
  'an observer that rejects': (nth, clock) => {
    const fails = failing(nth)
    return withParts(fails, { clock, observe: async () => fails() })
  },
  'a sequence that throws': (nth, clock) => {
    const fails = failing(nth)
    const sequence = createSequence({ clock })
    const next = () => {
      fails()
      return sequence.next()
    }
    return withParts(fails, { clock, sequence: { next } })
  },
  'a sequence that rejects': (nth, clock) => {
    const fails = failing(nth)
    const sequence = createSequence({ clock })
    const next = async () => {
      fails()
      return sequence.next()
    }
    return withParts(fails, { clock, sequence: { next } })
  },
  'a wall clock that throws': (nth, clock) => {
    const fails = failing(nth)
    const now = () => {
      fails()
      return clock.now()
    }
    return withParts(fails, { clock: { ...clock, now } })
  },
  'a wall clock that shows no date': (nth, clock) => {
    const odd = oddAt(nth)
    return withParts(odd, { clock: { ...clock, now: () => odd(clock.now(), 1e300) } })
  },
  'a monotonic clock that shows no number': (nth, clock) => {
    const odd = oddAt(nth)
    const monotonic = () => odd(clock.monotonic(), Number.NaN)
    return withParts(odd, { clock: { ...clock, monotonic } })
  },
  'a monotonic clock that throws': (nth, clock) => {
    const fails = failing(nth)
    const monotonic = () => {
      fails()
      return clock.monotonic()
    }
    return withParts(fails, { clock: { ...clock, monotonic } })
  },
  'a timer that throws': (nth, clock) => {
    const fails = failing(nth)
    const after: Clock['after'] = (milliseconds, run) => {
      fails()
      return clock.after(milliseconds, run)
    }
    return withParts(fails, { clock: { ...clock, after } })
  },
}

interface Failing {
  (): void
  readonly hasFailed: () => boolean
}

/** Throws when it is called for the nth time, and no other time. */
function failing(nth: number): Failing {
  let calls = 0
  const fail = (): void => {
    calls += 1
    if (calls === nth) throw new Error('It broke.')
  }
  return Object.assign(fail, { hasFailed: () => calls >= nth })
}

interface Odd {
  (right: number, wrong: number): number
  readonly hasFailed: () => boolean
}

/** Gives the wrong number when it is called for the nth time, and the right one every other time. */
function oddAt(nth: number): Odd {
  let calls = 0
  const odd = (right: number, wrong: number): number => {
    calls += 1
    return calls === nth ? wrong : right
  }
  return Object.assign(odd, { hasFailed: () => calls >= nth })
}

function withParts({ hasFailed }: Pick<Failing, 'hasFailed'>, parts: InjectedParts): BrokenParts {
  return { parts, hasFailed }
}
