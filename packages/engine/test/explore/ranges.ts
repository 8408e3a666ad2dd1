import { type Explored, explore } from './explore.ts'
import type { Point } from './incarnation.ts'
import { SHORT, WHOLE } from './lives.ts'
import type { Plan } from './plan.ts'
import { planOfCrowd, planOfSeed } from './plan-of-seed.ts'
import { shorten } from './shorten.ts'
import { add, EMPTY, type Tally } from './tally.ts'

/** Parts of all lives; each has a plan for every number. */
export const RANGES = {
  /** Random lives. */
  seeds: async (number) => planOfSeed(number, { points: 250, provider: 'mollie' }),
  /** The same at Antom. */
  antom: async (number) => planOfSeed(number, { points: 250, provider: 'antom' }),
  /** Fifty random orders at the same time, in two processes, killed somewhere. */
  crowds: async (number) => planOfCrowd(number, { size: 50, points: 4_000 }),
  /** The whole life, killed once, at one point after the other. */
  points: async (number) => {
    const points = await pointsOf('whole')
    const at = points[(number - 1) % points.length] ?? 1
    return { ...WHOLE, stops: [{ at, how: 'kill' }] }
  },
  /** A short life, killed at two points: the second process as well. Spread over all of them. */
  pairs: async (number) => {
    const points = await pointsOf('short')
    const { length } = points
    const pair = ((number - 1) * STRIDE) % (length * length)
    const stops = [Math.floor(pair / length), pair % length].map((index) => points[index] ?? 1)
    return { ...SHORT, stops: stops.map((at) => ({ at, how: 'kill' })) }
  },
} as const satisfies Readonly<Record<string, (number: number) => Promise<Plan>>>

export type RangeName = keyof typeof RANGES

/** A prime: its multiples meet every pair. */
const STRIDE = 7919

const LIVES = { whole: WHOLE, short: SHORT } as const
const counted = new Map<keyof typeof LIVES, readonly number[]>()

/**
 * Where a life can be killed, from 1: after whatever has an effect. A transaction is rolled back wherever it is
 * killed, so one statement of each is enough.
 */
async function pointsOf(life: keyof typeof LIVES): Promise<readonly number[]> {
  const known = counted.get(life) ?? numbersOf((await explore(LIVES[life])).points)
  counted.set(life, known)
  return known
}

function numbersOf(points: readonly Point[]): readonly number[] {
  return points.flatMap((point, index) => {
    const isInside = point === 'a statement of a transaction'
    const isSame = point === 'a read' || (isInside && points[index + 1] === point)
    return isSame ? [] : [index + 1]
  })
}

interface Range {
  readonly name: RangeName
  readonly from: number
  readonly count: number
  /** Hears of each life. */
  readonly onLife?: (number: number, tally: Tally) => void
}

/** Lives a range, and shortens what violates a promise. */
export async function exploreRange({ name, from, count, onLife }: Range): Promise<Tally> {
  let tally = EMPTY
  for (let number = from; number < from + count; number += 1) {
    const plan = await RANGES[name](number)
    const one = await tallyOf(await explore(plan), { plan, replay: `${name} ${number} 1` })
    tally = add(tally, one)
    onLife?.(number, one)
  }
  return tally
}

async function tallyOf(
  { points, stopped, seen, violations }: Explored,
  { plan, replay }: { readonly plan: Plan; readonly replay: string },
): Promise<Tally> {
  const stops = new Map<string, number>()
  for (const where of stopped) {
    const how = where.split(' ')[0] ?? ''
    stops.set(how, (stops.get(how) ?? 0) + 1)
  }
  const isViolated = async (shorter: Plan) => (await explore(shorter)).violations.length > 0
  const violated =
    violations.length === 0 ? [] : [{ replay, violations, plan: await shorten(plan, isViolated) }]
  return {
    lives: 1,
    orders: plan.orders.length,
    points: points.length,
    stops: Object.fromEntries(stops),
    seen,
    violated,
  }
}
