import type { Boundary } from './gate.ts'
import { type How, type Meeting, type Met, meet } from './interleave.ts'
import type { Place } from './place.ts'
import type { Scene } from './scenes.ts'

/** What the meetings of a scene came to. */
export interface Tally {
  readonly pairs: number
  readonly meetings: number
  /** How often the first one was stopped after what. */
  readonly stopped: ReadonlyMap<Boundary, number>
  /** Which promises were broken, and where. */
  readonly violated: readonly string[]
}

interface Given {
  readonly scene: Scene
  readonly hows: readonly [How, ...How[]]
  /** At how many boundaries of the first one each second one meets it, spread over all of them; or at each. */
  readonly points: number | 'all'
  /** Of so many pairs one meets, unless all do. */
  readonly oneOf: number
}

/** Multiples of it, without their whole part, are spread over all from 0 to 1 however many there are. */
const GOLDEN = 0.618_033_988_749

/** As many boundaries as any operation has, before it is known how many one has. */
const SEVERAL = 4

/** Lets each operation of a scene meet each, and itself, at boundaries of the first. */
export async function meetAll(place: Place, { scene, hows, points, oneOf }: Given): Promise<Tally> {
  const names = Object.keys(scene.operations)
  const stopped = new Map<Boundary, number>()
  const violated: string[] = []
  let meetings = 0
  async function one(meeting: Meeting): Promise<Met> {
    const met = await meet(place, meeting)
    const { first, second, at, how } = meeting
    const { where, boundaries, violations } = met
    meetings += 1
    if (where !== undefined) stopped.set(where, (stopped.get(where) ?? 0) + 1)
    const replay = `${first}, stopped after ${where} (${at} of ${boundaries}), and ${second}, ${how}`
    violated.push(...violations.map((violation) => `${replay}: ${violation}`))
    return met
  }
  async function each(meeting: Omit<Meeting, 'at'>): Promise<void> {
    for (let at = 1; (await one({ ...meeting, at })).where !== undefined; ) at += 1
  }
  for (const [row, first] of names.entries()) {
    let boundaries = SEVERAL
    for (const [column, second] of names.entries()) {
      const turn = row + column
      if (points === 'all') for (const how of hows) await each({ scene, first, second, how })
      if (points === 'all' || turn % oneOf !== 0) continue
      const how = hows[turn % hows.length] ?? hows[0]
      for (let slot = 0; slot < points; slot += 1) {
        const place = (row * names.length + column) * points + slot
        const at = 1 + Math.floor(((place * GOLDEN) % 1) * boundaries)
        boundaries = (await one({ scene, first, second, how, at })).boundaries
      }
    }
  }
  return { pairs: names.length ** 2, meetings, stopped, violated }
}
