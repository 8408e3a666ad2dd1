import { expect, it } from 'vitest'
import { orderOfMessage } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'

const fails = (): number => {
  throw new Error('The database is down.')
}

it.each([
  ['a number', () => 7, 7],
  ['a number later', async () => 7, 7],
  ['zero', () => 0, 0],
  ['no number', () => Number.NaN, undefined],
  ['infinity', () => Number.POSITIVE_INFINITY, undefined],
  ['an error', fails, undefined],
  ['an error later', async () => fails(), undefined],
])('is what the sequence gives: %s', async (_what, next, order) => {
  expect(await orderOfMessage({ next }, createTestClock())).toBe(order)
})

it('is given up after five seconds', async () => {
  const clock = createTestClock()
  const order = orderOfMessage({ next: () => new Promise(() => {}) }, clock)
  clock.advance(5_000)

  expect(await order).toBeUndefined()
})
