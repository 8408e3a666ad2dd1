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
  ['shows more than a date can be', () => 1e300],
  ['shows a year of five digits, which nobody reads again', () => 253_402_300_800_000],
  ['shows a year before the year 0', () => -62_167_219_200_001],
])('shows the machine’s time where the wall clock %s', (_what, now) => {
  const clock = guardWallClock({ ...createTestClock(), now })

  expect(Math.abs(clock.now() - systemClock.now())).toBeLessThan(60_000)
})

it('shows the given time where it is one', () => {
  const clock = createTestClock()
  clock.advance(5_000)

  expect(guardWallClock(clock).now()).toBe(clock.now())
})

it('leaves its timers as they are', () => {
  const clock = createTestClock()
  const { after } = guardWallClock(clock)
  let rung = 0
  const ring = () => {
    rung += 1
  }
  after(5_000, ring)
  const cancel = after(5_000, ring)
  cancel()
  clock.advance(5_000)

  expect(rung).toBe(1)
})

it('leaves the monotonic clock as it is', () => {
  const monotonic = () => {
    throw new Error('It broke.')
  }

  expect(() => guardWallClock({ ...createTestClock(), monotonic }).monotonic()).toThrow('It broke.')
})
