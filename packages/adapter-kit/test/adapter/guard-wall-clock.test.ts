import { systemClock } from '@paystate/core'
import { expect, it } from 'vitest'
import { guardWallClock } from '../../src/adapter/guard-wall-clock.ts'
import { createTestClock } from '../clock.ts'

it.each([
  [
    'throws',
    () => {
      throw new Error('It broke.')
    },
  ],
  ['shows no time', () => Number.NaN],
])('shows the machine’s time where the wall clock %s', (_what, now) => {
  const clock = guardWallClock({ ...createTestClock(), now })

  expect(Math.abs(clock.now() - systemClock.now())).toBeLessThan(60_000)
})

it('leaves the monotonic clock as it is', () => {
  const monotonic = () => {
    throw new Error('It broke.')
  }

  expect(() => guardWallClock({ ...createTestClock(), monotonic }).monotonic()).toThrow('It broke.')
})
