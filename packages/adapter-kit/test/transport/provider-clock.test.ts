import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createProviderClock } from '../../src/transport/provider-clock.ts'

const READING = { at: 1_000_000, uncertaintyMs: 1_000 }

it('knows nothing before a response told it', () => {
  expect(createProviderClock().at(0)).toBeUndefined()
})

describe('the provider’s clock', () => {
  it('is known to the uncertainty of the reading and the time that the response took', () => {
    const clock = createProviderClock()
    clock.learn(READING, { begun: 100, ended: 300 })

    // The latest: it was read as the request arrived, and the response took 200 ms.
    expect(clock.at(300)).toEqual({ earliest: 999_000, latest: 1_001_200 })
  })

  it.each([10_000, -10_000])('is known less and less well %i ms away: clocks drift', (away) => {
    const clock = createProviderClock()
    clock.learn(READING, { begun: 0, ended: 0 })

    expect(clock.at(away)).toEqual({ earliest: 999_000 + away - 2, latest: 1_001_000 + away + 2 })
  })

  it('is known as well as its last reading, where that fits', () => {
    const clock = createProviderClock()
    clock.learn({ ...READING, uncertaintyMs: 60_000 }, { begun: 0, ended: 0 })
    clock.learn({ at: 1_005_000, uncertaintyMs: 100 }, { begun: 5_000, ended: 5_000 })

    expect(clock.at(5_000)).toEqual({ earliest: 1_004_900, latest: 1_005_100 })
  })

  it.each([
    ['just touches what was known, from above', 2_000.2, 1_001_000.2, 1_003_000.2],
    ['just touches what was known, from below', -2_000.2, 997_000 - 0.2, 999_000 - 0.2],
  ])('takes over a reading that %s', (_how, by, earliest, latest) => {
    const clock = createProviderClock()
    clock.learn(READING, { begun: 0, ended: 0 })
    clock.learn(
      { at: READING.at + 1_000 + by, uncertaintyMs: 1_000 },
      { begun: 1_000, ended: 1_000 },
    )

    expect(clock.at(1_000)?.earliest).toBeCloseTo(earliest + 1_000, 6)
    expect(clock.at(1_000)?.latest).toBeCloseTo(latest + 1_000, 6)
  })

  it.each([60_000, -60_000])('may be either where a reading contradicts by %i ms', (by) => {
    const clock = createProviderClock()
    clock.learn(READING, { begun: 0, ended: 0 })
    clock.learn({ ...READING, at: READING.at + by }, { begun: 0, ended: 0 })

    expect(clock.at(0)).toEqual({
      earliest: 999_000 + Math.min(0, by),
      latest: 1_001_000 + Math.max(0, by),
    })
  })

  it('is never missed by what is said of it, as long as the provider tells its time', () => {
    const ms = (max: number) => fc.nat(max)
    const responses = fc.array(
      fc.record({
        pause: ms(3_600_000),
        tookMs: ms(30_000),
        madeAt: fc.double({ min: 0, max: 1, noNaN: true }),
        uncertaintyMs: ms(2_000),
        wrongBy: fc.double({ min: -1, max: 1, noNaN: true }),
      }),
      { minLength: 1 },
    )
    const drift = fc.double({ min: -0.0002, max: 0.0002, noNaN: true })
    fc.assert(
      fc.property(responses, drift, ms(3_600_000), (all, rate, later) => {
        const trueTime = (at: number) => 1_000_000 + at * (1 + rate)
        const clock = createProviderClock()
        let now = 0
        for (const { pause, tookMs, madeAt, uncertaintyMs, wrongBy } of all) {
          const begun = now + pause
          now = begun + tookMs
          const at = trueTime(begun + madeAt * tookMs) + wrongBy * uncertaintyMs
          clock.learn({ at, uncertaintyMs }, { begun, ended: now })
        }
        const known = clock.at(now + later)
        const truth = trueTime(now + later)
        // A response that took long leaves out the drift of its own way: 6 ms in 30 s.
        expect(known?.earliest).toBeLessThanOrEqual(truth + 10)
        expect(known?.latest).toBeGreaterThanOrEqual(truth - 10)
      }),
    )
  })
})
