import { env } from 'node:process'
import { expect, it } from 'vitest'
import { explore } from './explore.ts'

const runs = Number(env.PAYSTATE_EXPLORE_RUNS ?? 200)
const seed = Number(env.PAYSTATE_EXPLORE_SEED ?? 1)

const FAULTS = [
  undefined,
  ['create_payment', 'drop_answer'],
  ['create_payment', 'server_error'],
  ['create_capture', 'drop_answer'],
  ['create_refund', 'drop_answer'],
  ['create_refund', 'reset'],
  ['get_payment', 'server_error'],
] as const

it(`ends right however often it is killed (seed ${seed}, ${runs} runs)`, async () => {
  const random = createRandom(seed)
  const { points } = await explore({ kills: [] })
  const violations: string[] = []
  for (let run = 0; run < runs && violations.length < 5; run += 1) {
    const kills = Array.from(
      { length: 1 + Math.floor(random() * 3) },
      () => 1 + Math.floor(random() * points.length),
    )
    const fault = FAULTS[Math.floor(random() * FAULTS.length)]
    violations.push(...(await explore({ kills, fault })).violations)
  }

  expect(violations).toEqual([])
}, 3_600_000)

/** The same numbers for the same seed. */
function createRandom(start: number): () => number {
  let state = start
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
