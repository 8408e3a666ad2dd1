import { z } from 'zod'

/** What a range of lives came to; tallies of several ranges add up. */
export interface Tally {
  readonly lives: number
  /** How many orders lived in them. */
  readonly orders: number
  /** Points of the longest process of each life: where one could have stopped. */
  readonly points: number
  /** How processes stopped. */
  readonly stops: Readonly<Record<string, number>>
  /** What happened in them. */
  readonly seen: Readonly<Record<string, number>>
  readonly violated: readonly Violated[]
}

export interface Violated {
  /** What replays it. */
  readonly replay: string
  readonly violations: readonly string[]
  /** The shortest plan that shows it. */
  readonly plan: unknown
}

const counts = z.record(z.string(), z.number())

const tally: z.ZodType<Tally> = z.object({
  lives: z.number(),
  orders: z.number(),
  points: z.number(),
  stops: counts,
  seen: counts,
  violated: z.array(
    z.object({ replay: z.string(), violations: z.array(z.string()), plan: z.unknown() }),
  ),
})

export const EMPTY: Tally = { lives: 0, orders: 0, points: 0, stops: {}, seen: {}, violated: [] }

export function readTally(text: string): Tally {
  return tally.parse(JSON.parse(text))
}

export function add(one: Tally, other: Tally): Tally {
  return {
    lives: one.lives + other.lives,
    orders: one.orders + other.orders,
    points: one.points + other.points,
    stops: addCounts(one.stops, other.stops),
    seen: addCounts(one.seen, other.seen),
    violated: [...one.violated, ...other.violated],
  }
}

export function addCounts(one: Tally['seen'], other: Tally['seen']): Tally['seen'] {
  const sum = new Map(Object.entries(one))
  for (const [name, count] of Object.entries(other)) sum.set(name, (sum.get(name) ?? 0) + count)
  return Object.fromEntries([...sum].toSorted(([left], [right]) => (left < right ? -1 : 1)))
}

export function printTally({ lives, orders, points, stops, seen, violated }: Tally): string {
  const list = (of: Tally['seen']) => Object.entries(of).map(([what, count]) => `${what} ${count}`)
  return [
    `${lives} lives of ${orders} orders, with ${points} points; stopped: ${list(stops).join(', ') || 'none'}`,
    `what happened: ${list(seen).join(', ')}`,
    ...violated.map(
      ({ replay, violations, plan }) =>
        `VIOLATED, replay with ${replay}\n  ${violations.join('\n  ')}\n  shortest: ${JSON.stringify(plan)}`,
    ),
    `${violated.length} violated`,
  ].join('\n')
}
