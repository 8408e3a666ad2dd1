import fc from 'fast-check'
import type { Scene } from '../claims/scene.ts'
import type { Fault } from '../subject/faults.ts'
import type { Subject } from '../subject/subject.ts'

export const DAY = 24 * 3_600_000

/** What happens next to a write that two workers share. */
export type Step =
  | { readonly type: 'wait'; readonly milliseconds: number }
  | { readonly type: 'set_clock'; readonly worker: Place; readonly offset: number }
  | Work

/** A worker takes the record, does what it requires, and stores the result, unless it dies. */
export interface Work {
  readonly type: 'work'
  readonly worker: Place
  readonly fault: Fault | 'none'
  readonly meets: 'write' | 'read'
  readonly dies: 'never' | 'before_sending' | 'before_storing'
  readonly wanted: boolean
}

export type Place = 0 | 1

const skew = fc.integer({ min: -DAY, max: DAY })
export const skews = fc.tuple(skew, skew)
const place = fc.constantFrom<Place>(0, 1)

/** Stalls only take long: other faults lose a response too. */
const isQuick = (fault: Fault): boolean => !fault.startsWith('stall')

/** Any order of work, waits and clock changes. */
export function steps({ faults }: Scene<Subject>): fc.Arbitrary<readonly Step[]> {
  const work: fc.Arbitrary<Work> = fc.record({
    type: fc.constant('work'),
    worker: place,
    fault: fc.oneof(
      fc.constant('none' as const),
      fc.constantFrom<Fault>('drop_answer', 'refuse', 'reset'),
      fc.constantFrom(...faults.known.filter(isQuick)),
    ),
    meets: fc.constantFrom('write', 'write', 'read'),
    dies: fc.constantFrom('never', 'never', 'before_sending', 'before_storing'),
    wanted: fc.boolean(),
  })
  const wait = fc.record({
    type: fc.constant('wait' as const),
    milliseconds: fc.oneof(fc.integer({ min: 0, max: 120_000 }), fc.integer({ min: 0, max: DAY })),
  })
  const setClock = fc.record({
    type: fc.constant('set_clock' as const),
    worker: place,
    offset: skew,
  })
  return fc.array(fc.oneof({ weight: 4, arbitrary: work }, wait, setClock), {
    minLength: 1,
    maxLength: 14,
  })
}
