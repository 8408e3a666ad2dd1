import { expect, it } from 'vitest'
import { compact } from '../../src/evidence/compact.ts'
import type { Observation } from '../../src/evidence/observation.ts'
import { contentOf } from '../../src/evidence/order.ts'
import { push, read, reported } from '../evidence.ts'

/** Both ways in which two pieces can arrive. */
function bothWays(one: Observation, other: Observation) {
  return [compact([one, other]), compact([other, one])]
}

it('puts what was received first before what was received later', () => {
  const early = read([5, 6], { payment: reported('processing') })
  const late = read([1, 9], { payment: reported('captured') })

  expect(bothWays(early, late)).toEqual([
    [early, late],
    [early, late],
  ])
})

it('puts what began first before what began later, where both were received at once', () => {
  const begunFirst = read([1, 9], { reference: 'z' })
  const begunLater = read([2, 9], { reference: 'a' })
  const pushed = push(9, { reference: 'zz' })

  expect(bothWays(begunLater, begunFirst)).toEqual([
    [begunFirst, begunLater],
    [begunFirst, begunLater],
  ])
  expect(bothWays(begunFirst, pushed)).toEqual([
    [pushed, begunFirst],
    [pushed, begunFirst],
  ])
})

it('puts what has the same times in one order all the same', () => {
  const one = read([1, 2], { payment: reported('captured') })
  const other = read([1, 2], { payment: reported('failed') })
  const [first, second] = bothWays(one, other)

  expect(first).toHaveLength(2)
  expect(first).toEqual(second)
})

it('keeps each piece once', () => {
  const piece = read([1, 2], { payment: reported('captured') })

  expect(compact([piece, structuredClone(piece), piece])).toEqual([piece])
})

it('compares what two reads reported without when and how', () => {
  const payment = reported('captured')
  const answer = read([3, 4], { payment, via: 'response', at: '2026-01-16T00:00:00Z' })

  expect(contentOf(answer)).toBe(contentOf(read([1, 2], { payment })))
  expect(contentOf(answer)).not.toBe(contentOf(read([1, 2], { payment: reported('failed') })))
})
