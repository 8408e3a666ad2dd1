import { type Clock, systemClock } from '@paystate/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginOperation } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'

describe('an operation of several requests', () => {
  it('gives each its own limit while enough of the whole is left, then what is left', () => {
    const clock = createTestClock()
    const { deadlineMs } = beginOperation(clock, { totalMs: 30_000 })
    const left = [0, 15_000, 10_000].map((ms) => {
      clock.advance(ms)
      return deadlineMs(10_000)
    })

    expect(left).toEqual([10_000, 10_000, 5_000])
  })

  it('never gives more than its own limit or what is left, and at least a moment', () => {
    const ms = fc.nat(100_000)
    fc.assert(
      fc.property(ms, ms, fc.array(ms), (totalMs, attemptMs, pauses) => {
        const clock = createTestClock()
        const { deadlineMs } = beginOperation(clock, { totalMs })
        let left = totalMs
        for (const pause of pauses) {
          clock.advance(pause)
          left -= pause
          expect(deadlineMs(attemptMs)).toBe(Math.max(1, Math.min(attemptMs, left)))
        }
      }),
    )
  })

  it('carries what its caller limits it by', () => {
    const { signal } = new AbortController()
    const mustLeaveBefore = { epochMs: 5, monotonicMs: 6 }

    expect(
      beginOperation(createTestClock(), { totalMs: 1, signal, mustLeaveBefore }),
    ).toMatchObject({ signal, mustLeaveBefore })
  })

  it.each<[string, Clock['monotonic']]>([
    [
      'throws',
      () => {
        throw new Error('It broke.')
      },
    ],
    ['shows no time', () => Number.NaN],
  ])('is timed by the machine where the given clock %s', (_how, monotonic) => {
    const { deadlineMs } = beginOperation({ ...createTestClock(), monotonic }, { totalMs: 60_000 })
    const limit = deadlineMs(120_000)

    expect(limit).toBeLessThanOrEqual(60_000)
    expect(limit).toBeGreaterThan(30_000)
  })

  it('needs no clock but the machine’s', () => {
    expect(beginOperation(systemClock, { totalMs: 60_000 }).deadlineMs(5)).toBe(5)
  })
})
