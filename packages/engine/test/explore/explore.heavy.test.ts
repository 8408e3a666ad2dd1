import { env } from 'node:process'
import { expect, it } from 'vitest'
import { exploreRange, type RangeName } from './ranges.ts'
import { printTally } from './tally.ts'

const LIVES = Number(env.PAYSTATE_EXPLORE_LIVES ?? 10)

it.each([
  ['random lives', 'seeds'],
  ['a whole life that is killed at a point', 'points'],
  ['a short life that is killed twice', 'pairs'],
] as const satisfies readonly (readonly [string, RangeName])[])(
  `keeps every promise in %s (${LIVES} of them)`,
  async (_, name) => {
    const tally = await exploreRange({ name, from: 1, count: LIVES })
    console.info(printTally(tally))

    expect(tally.lives).toBe(LIVES)
    expect(tally.violated).toEqual([])
  },
  3_600_000,
)
