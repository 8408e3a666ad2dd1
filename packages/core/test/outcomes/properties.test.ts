import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AbsenceRule, missesProvingAbsence } from '../../src/outcomes/absence.ts'
import type { LookupMiss } from '../../src/outcomes/lookup-miss.ts'
import type { Now } from '../../src/outcomes/may-repeat.ts'
import { nextStep } from '../../src/outcomes/next-step.ts'
import type { MayAppearUntil } from '../../src/outcomes/prepared.ts'
import type { AttemptSpan } from '../../src/outcomes/previous-attempts.ts'
import { epochOf, instantOf } from '../../src/time/instant.ts'
import type { ProviderTime } from '../../src/time/provider-time.ts'
import { seeded } from '../seed.ts'
import { MINUTE, miss, PREPARED, pendingRefund, untimed } from './pendings.ts'

/**
 * The true time is the provider's. What is known of it are intervals that contain it, or nothing; our own
 * clock shows anything within a day of it, another thing at each moment.
 */

beforeAll(() => seeded('outcomes', { runs: 500 }))

const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const START = epochOf('2026-01-15T12:00:00Z')

/** A scene has too many parts to be made small in every way. */
const SHRINKS = 500

const skew = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -15 * MINUTE, max: 15 * MINUTE }),
  fc.integer({ min: -DAY, max: DAY }),
)
const unsure = fc.oneof(fc.constant(0), fc.nat(3000), fc.nat(3000), fc.nat(HOUR))

/** Makes what is known of a true moment; undefined where nothing is. */
const knowledge = fc.record({ before: unsure, after: unsure })
const knowing = fc.option(knowledge, { nil: undefined, freq: 2 })
const mostlyKnowing = fc.option(knowledge, { nil: undefined, freq: 9 })
type Knowing = { readonly before: number; readonly after: number } | undefined

function known(at: number, knowledge: Knowing): ProviderTime | undefined {
  return knowledge && { earliest: at - knowledge.before, latest: at + knowledge.after }
}

const window = fc
  .record({
    forMs: fc.integer({ min: 1000, max: 2 * HOUR }),
    margin: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ forMs, margin }) => ({
    type: 'window' as const,
    forMs,
    marginMs: Math.floor(forMs * margin),
    assumed: false,
  }))

const rule: fc.Arbitrary<AbsenceRule> = fc.record({
  misses: fc.integer({ min: 1, max: 4 }),
  apartMs: fc.oneof(fc.constant(0), fc.nat(2 * MINUTE)),
  after: fc.constantFrom('last_attempt' as const, 'replay_window' as const),
})

describe('a repeat', () => {
  const anyScene = fc.record({
    window,
    rule,
    trueAge: fc.oneof(fc.nat(3 * HOUR), fc.nat(2 * MINUTE), fc.nat(3 * DAY)),
    firstSkew: skew,
    nowSkew: skew,
    first: knowing,
    now: knowing,
    isSameProcess: fc.boolean(),
    lookups: fc.array(fc.record({ at: fc.nat(3 * DAY), knowledge: knowing, skew }), {
      maxLength: 5,
    }),
  })
  const scene = fc.limitShrink(anyScene, SHRINKS)
  type Scene = typeof anyScene extends fc.Arbitrary<infer T> ? T : never

  function stepIn(given: Scene) {
    const now: Now = {
      at: START + given.trueAge + given.nowSkew,
      providerTime: known(START + given.trueAge, given.now),
      sentAgoMs: given.isSameProcess ? given.trueAge : undefined,
    }
    const firstSentBy = known(START, given.first)
    const previousAttempts: AttemptSpan = {
      firstSentAt: instantOf(START + given.firstSkew),
      lastEndedAt: instantOf(START + given.firstSkew),
      ...(firstSentBy && { firstSentBy }),
    }
    const misses = given.lookups.map(({ at, knowledge, skew: shown }) =>
      lookupOf({ begun: START + at, ended: START + at, shown, knowledge }),
    )
    const prepared = { ...PREPARED, replayWindow: given.window }
    return nextStep(pendingRefund({ prepared, previousAttempts, misses }), {
      rule: given.rule,
      now,
    })
  }

  it('is never made after the window, whatever our clock shows', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const isOver = given.trueAge >= given.window.forMs - given.window.marginMs

        expect(isOver && stepIn(given).type === 'repeat').toBe(false)
      }),
    )
  })

  it('does not depend on our clock where the provider’s is known', () => {
    const exact = { before: 0, after: 0 }
    fc.assert(
      fc.property(scene, skew, skew, (given, firstSkew, nowSkew) => {
        const one: Scene = { ...given, first: given.first ?? exact, now: given.now ?? exact }
        const other: Scene = { ...one, firstSkew, nowSkew }

        expect(stepIn(other).type).toBe(stepIn(one).type)
      }),
    )
  })

  it('is made all the same while the window is certainly open: the rule is not merely silent', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const { forMs, marginMs } = given.window
        const { first = { before: 0, after: 0 }, now = { before: 0, after: 0 } } = given
        fc.pre(given.trueAge + first.before + now.after < forMs - marginMs)

        expect(stepIn({ ...given, first, now, lookups: [] }).type).toBe('repeat')
      }),
    )
  })
})

interface TrueLookup {
  readonly begun: number
  readonly ended: number
  readonly shown: number
  readonly knowledge: Knowing
}

function lookupOf({ begun, ended, shown, knowledge }: TrueLookup): LookupMiss {
  const begunBy = known(begun, knowledge)
  const endedBy = known(ended, knowledge)
  const at = { begunAt: instantOf(begun + shown), endedAt: instantOf(ended + shown) }
  return {
    ...untimed(miss(0)),
    ...at,
    ...(begunBy && endedBy && { begunBy, endedBy }),
  }
}

describe('absence', () => {
  const lookups = fc.array(
    fc.record({
      gap: fc.oneof(fc.nat(20_000), fc.nat(90_000), fc.nat(2 * HOUR)),
      took: fc.nat(5000),
      shown: skew,
      knowledge: mostlyKnowing,
    }),
    { minLength: 1, maxLength: 12 },
  )
  const anyScene = fc.record({
    window,
    rule,
    lookups,
    shuffle: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
    /** When the last attempt truly ended, and what is known of it. */
    ended: knowing,
    contact: fc.option(fc.nat(HOUR), { nil: undefined }),
    appears: fc.oneof(
      fc.constant(undefined),
      fc.nat(2 * HOUR).map((afterMs): MayAppearUntil => ({ afterMs })),
      fc.nat(2 * HOUR).map((after): MayAppearUntil => ({ at: instantOf(START + after) })),
    ),
  })
  const scene = fc.limitShrink(anyScene, SHRINKS)
  type Scene = typeof anyScene extends fc.Arbitrary<infer T> ? T : never

  function truthOf(given: Scene): ReadonlyMap<LookupMiss, TrueLookup> {
    let at = START
    const truth = given.lookups.map(({ gap, took, ...lookup }) => {
      const begun = at + gap
      at = begun + took
      return { ...lookup, begun, ended: at }
    })
    return new Map(truth.map((one) => [lookupOf(one), one]))
  }

  function concluded(given: Scene, misses: readonly LookupMiss[]) {
    const lastEndedBy = known(START, given.ended)
    const { appears, contact } = given
    return missesProvingAbsence(
      pendingRefund({
        misses,
        prepared: {
          ...PREPARED,
          replayWindow: given.window,
          ...(appears && { mayAppearUntil: appears }),
        },
        previousAttempts: {
          firstSentAt: instantOf(START),
          lastEndedAt: instantOf(START),
          ...(lastEndedBy && { lastEndedBy }),
        },
        ...(contact !== undefined && { sentBefore: START + contact }),
      }),
      given.rule,
    )
  }

  /** Before then, by the true time, not finding it proves nothing. */
  function trueEnd({ window: { forMs }, rule: { after }, appears }: Scene): number {
    const key = after === 'replay_window' ? START + forMs : START
    if (!appears) return key
    return Math.max(key, 'at' in appears ? epochOf(appears.at) : START + appears.afterMs)
  }

  function shuffled(given: Scene, misses: readonly LookupMiss[]): readonly LookupMiss[] {
    const weights = given.shuffle
    return misses
      .map((one) => ({ one, weight: weights.next().value ?? 0 }))
      .toSorted((left, right) => left.weight - right.weight)
      .map(({ one }) => one)
  }

  it('is never concluded from lookups that truly began too early, or closer than the rule', () => {
    let proven = 0
    fc.assert(
      fc.property(scene, (given) => {
        const truth = truthOf(given)
        const counted = concluded(given, shuffled(given, [...truth.keys()]))
        if (!counted) return
        proven += 1
        const times = counted.flatMap((one) => truth.get(one) ?? [])

        expect(times.length).toBeGreaterThanOrEqual(given.rule.misses)
        for (const { begun } of times) expect(begun).toBeGreaterThanOrEqual(trueEnd(given))
        times.slice(1).forEach(({ begun }, index) => {
          const before = times[index]?.ended ?? Number.NaN
          expect(begun - before).toBeGreaterThanOrEqual(given.rule.apartMs)
        })
      }),
    )
    expect(proven).toBeGreaterThan(0)
  })

  it('never depends on our clock', () => {
    fc.assert(
      fc.property(scene, fc.array(skew, { minLength: 12, maxLength: 12 }), (given, skews) => {
        const reset: Scene = {
          ...given,
          lookups: given.lookups.map((one, index) => ({ ...one, shown: skews[index] ?? 0 })),
        }
        const [one, other] = [given, reset].map((each) => {
          const truth = truthOf(each)
          return concluded(each, [...truth.keys()])?.map((found) => truth.get(found)?.begun)
        })

        expect(other).toEqual(one)
      }),
    )
  })

  it('does not come nearer by storing the same lookup twice', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const misses = [...truthOf(given).keys()]
        const apart = { ...given, rule: { ...given.rule, apartMs: given.rule.apartMs + 1 } }

        expect(concluded(apart, [...misses, ...misses]) === undefined).toBe(
          concluded(apart, misses) === undefined,
        )
      }),
    )
  })
})
