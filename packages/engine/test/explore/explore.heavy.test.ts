import { env } from 'node:process'
import { expect, it } from 'vitest'
import { exploreRange, type RangeName } from './ranges.ts'
import { printTally } from './tally.ts'

const LIVES = Number(env.PAYSTATE_EXPLORE_LIVES ?? 10)

it.each([
  ['random lives', 'seeds', LIVES],
  ['a whole life that is killed at a point', 'points', LIVES],
  ['a short life that is killed twice', 'pairs', LIVES],
  ['a crowd of orders that live at the same time', 'crowds', Math.ceil(LIVES / 10)],
] as const satisfies readonly (readonly [string, RangeName, number])[])(
  'keeps every promise in %s, those of the range %s: %i',
  async (_, name, count) => {
    const tally = await exploreRange({ name, from: 1, count })
    console.info(printTally(tally))

    expect(tally.lives).toBe(count)
    expect(tally.violated).toEqual([])
  },
  3_600_000,
)
