import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/time/clock.ts'
import { epochOf, instantOf, readInstant } from '../../src/time/instant.ts'
import {
  laterBy,
  type ProviderTime,
  possiblyBetween,
  surelyBetween,
} from '../../src/time/provider-time.ts'
import { createSequence } from '../../src/time/sequence.ts'
import { createTestClock } from '../clock.ts'
import { seeded } from '../seed.ts'

beforeAll(() => seeded('time', { runs: 200 }))

describe('an instant', () => {
  it('has milliseconds only when they are not zero', () => {
    expect(instantOf(1768478400000)).toBe('2026-01-15T12:00:00Z')
    expect(instantOf(1768478400120)).toBe('2026-01-15T12:00:00.120Z')
  })

  it('is read back as the same moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (epoch) => {
        expect(epochOf(instantOf(epoch))).toBe(epoch)
      }),
    )
  })

  it('is what the machine writes, whichever moment comes after which', () => {
    const moment = fc.oneof(
      fc.integer({ min: 1768478400000, max: 1768478402000 }),
      fc.integer({ min: -8.64e15, max: 8.64e15 }),
      fc.double({ min: -2000, max: 2000, noNaN: true }),
    )
    fc.assert(
      fc.property(moment, (epoch) => {
        expect(instantOf(epoch)).toBe(new Date(epoch).toISOString().replace('.000Z', 'Z'))
      }),
    )
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1, -8.64e15 - 1])(
    'is not made of %s, which is no time',
    (epoch) => {
      instantOf(8.64e15)
      expect(() => instantOf(epoch)).toThrow(RangeError)
    },
  )

  it('is what the machine reads from any date with an offset', () => {
    const two = (most: number) => fc.nat(most).map((number) => String(number).padStart(2, '0'))
    const text = fc
      .tuple(fc.constantFrom('2026', '2024', '0000', '9999'), two(13), two(32), two(25), two(61))
      .chain(([year, month, day, hour, minute]) =>
        fc
          .constantFrom('Z', '+00:00', '-00:00', '+0000', '+01:00', '.5Z', ':60Z')
          .map((end) => `${year}-${month}-${day}T${hour}:${minute}:59${end}`),
      )
    fc.assert(
      fc.property(text, (given) => {
        const epoch = Date.parse(given)
        const read = Number.isNaN(epoch) ? undefined : instantOf(epoch)
        expect(readInstant(given)).toBe(read)
      }),
      { numRuns: 1000 },
    )
  })

  it('is no number when the text is no date', () => {
    expect(epochOf('soon')).toBeNaN()
  })

  it.each([
    ['2019-06-01T12:01:01+08:00', '2019-06-01T04:01:01Z'],
    ['2019-06-01T12:01:01+0800', '2019-06-01T04:01:01Z'],
    ['2018-03-20T13:13:37+00:00', '2018-03-20T13:13:37Z'],
    ['2026-01-15T12:00:00.5Z', '2026-01-15T12:00:00.500Z'],
    ['2026-02-29T12:00:00Z', '2026-03-01T12:00:00Z'],
    ['2026-01-15T12:00:00-08:00', '2026-01-15T20:00:00Z'],
  ])('is read from what a provider sends: %s', (text, instant) => {
    expect(readInstant(text)).toBe(instant)
  })

  it.each([
    '2026-01-15T12:00:00',
    '2026-01-15',
    '15.01.2026',
    '2026-13-15T12:00:00Z',
    '2026-01-15T25:00:00Z',
    '2026-01-15Tnoon+01:00',
    '+012026-01-15T12:00:00Z',
    '',
    1768478400000,
    ['2026-01-15T12:00:00Z'],
    null,
    undefined,
    {},
  ])('is not read from %j', (text) => {
    expect(readInstant(text)).toBeUndefined()
  })
})

describe('the sequence of a reader', () => {
  it('grows with the clock, in microseconds', async () => {
    const sequence = createSequence({ clock: createTestClock(1000) })

    expect(await sequence.next()).toBe(1_000_000)
  })

  it('never gives a number twice, also when the clock stands still or goes back', async () => {
    const clock = createTestClock(1000)
    const sequence = createSequence({ clock })
    const drawn: number[] = []
    for (const now of [1000, 1000, 1000, 5, 1001, 1001]) {
      clock.moveTo(now)
      drawn.push(await sequence.next())
    }

    expect(drawn).toEqual([...new Set(drawn)].sort((one, other) => one - other))
  })

  it.each([
    ['shows no number', Number.NaN],
    ['is thousands of years ahead', 1e15],
    ['shows no date', 1e300],
  ])('goes on in order after a moment in which its clock %s', async (_what, wrong) => {
    const shown = [1000, wrong, 1001, 1002]
    const clock = { ...createTestClock(), now: () => shown.shift() ?? 1002 }
    const sequence = createSequence({ clock })
    const drawn = [0, 0, 0, 0].map(() => Number(sequence.next()))

    expect(drawn.every(Number.isSafeInteger)).toBe(true)
    expect(drawn).toEqual([...new Set(drawn)].sort((one, other) => one - other))
  })

  it('stays a safe integer for a long time', async () => {
    const year2200 = 7_258_118_400_000
    const sequence = createSequence({ clock: createTestClock(year2200) })

    expect(Number.isSafeInteger(await sequence.next())).toBe(true)
  })

  it('counts by the machine’s clock when none is given', async () => {
    const before = systemClock.now()
    const drawn = await createSequence().next()

    expect(drawn).toBeGreaterThanOrEqual(before * 1000)
  })
})

describe('the provider’s time', () => {
  it('moves as a whole', () => {
    expect(laterBy({ earliest: 1, latest: 3 }, 10)).toEqual({ earliest: 11, latest: 13 })
  })

  it('leaves surely less and possibly more between two moments than it would if it were exact', () => {
    const from = { earliest: 0, latest: 2 }
    const to = { earliest: 10, latest: 11 }

    expect(surelyBetween(from, to)).toBe(8)
    expect(possiblyBetween(from, to)).toBe(11)
  })

  it('has the true distance between the two, whatever is not known', () => {
    const moment = fc.record({ at: fc.nat(1e6), before: fc.nat(1e4), after: fc.nat(1e4) })
    const around = ({ at, before, after }: { at: number; before: number; after: number }) =>
      ({ earliest: at - before, latest: at + after }) satisfies ProviderTime
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        const distance = other.at - one.at

        expect(surelyBetween(around(one), around(other))).toBeLessThanOrEqual(distance)
        expect(possiblyBetween(around(one), around(other))).toBeGreaterThanOrEqual(distance)
      }),
    )
  })
})

describe('the clock of the machine', () => {
  it('counts on without ever running backwards, beside the wall clock', () => {
    const counted = Array.from({ length: 100 }, () => systemClock.monotonic())

    expect(counted).toEqual(counted.toSorted((one, other) => one - other))
    expect(counted.every(Number.isFinite)).toBe(true)
  })

  it('calls off what was to run', () => {
    let hasRun = false
    const callOff = systemClock.after(60_000, () => {
      hasRun = true
    })
    callOff()

    expect(hasRun).toBe(false)
  })
})
