import type { ProgressFetch } from '@paystate/core'
import type { Database, Queryable } from '../../src/index.ts'

/** How a process stops at one of its points. */
export interface Stop {
  /** Which point it is, from 1. */
  readonly at: number
  /**
   * `kill`: none of its calls ever settles. `pause`: it goes on later as if nothing had happened, when its
   * leases have run out. `lose`: the connection to the database breaks after the statement, or the commit, has
   * arrived. `refuse`: before it.
   */
  readonly how: 'kill' | 'pause' | 'lose' | 'refuse'
}

/**
 * What can be stopped at. Being killed before one thing is being killed after the one before it; after a read
 * it is being killed before that.
 */
export type Point = 'a request' | 'a commit' | 'a write' | 'a read' | 'a statement of a transaction'

/** A process on the shared database and the simulated provider, which stops at one of its points. */
export interface Incarnation {
  readonly database: Database
  readonly fetch: ProgressFetch
  /** Resolves when it is killed or paused, with where. */
  readonly stopped: Promise<string>
  /** What its points were, in order. */
  readonly points: readonly Point[]
  isRunning(): boolean
  /** From now on points count: until then it starts. */
  arm(): void
  /** Lets a paused process go on. */
  resume(): void
  /** Runs what is not the process: the payer, the provider, time. A stopped process causes nothing. */
  outside<T>(run: () => Promise<T>): Promise<T>
}

interface Given {
  readonly database: Database
  readonly fetch: ProgressFetch
  readonly stop?: Stop | undefined
}

class Killed extends Error {}

/** More than any life has: a process that works on and on never comes to rest. */
const MOST_POINTS = 20_000

/** Wraps what a process works with, so that it can stop before and after every commit, statement and request. */
export function incarnate({ database, fetch, stop }: Given): Incarnation {
  const points: Point[] = []
  const stopping = Promise.withResolvers<string>()
  const gate = Promise.withResolvers<void>()
  let state: 'starting' | 'running' | 'paused' | 'killed' = 'starting'
  let isDue = false

  /** Counts a point: what stops here, or at the first one after it where that can be. */
  function count(point: Point): Stop['how'] | undefined {
    if (state !== 'running') return undefined
    points.push(point)
    if (points.length > MOST_POINTS) throw new Error('It never comes to rest')
    isDue ||= points.length === stop?.at
    if (!isDue || !stop || !CAN[stop.how].has(point)) return undefined
    isDue = false
    return stop.how
  }
  /** Where a killed process ends, and one that is paused waits. */
  async function hold(): Promise<void> {
    if (state === 'killed') return never()
    if (state === 'paused') await gate.promise
  }
  function stopAt(point: Point, how: Stop['how'] | undefined): void {
    if (how !== 'kill' && how !== 'pause') return
    state = how === 'kill' ? 'killed' : 'paused'
    stopping.resolve(`${how} after ${point} (${points.length})`)
  }
  async function ask<T>(point: Point, run: () => Promise<T>): Promise<T> {
    await hold()
    const how = count(point)
    if (how === 'refuse') throw new Disconnected('ECONNREFUSED')
    const ran = await settled(run)
    stopAt(point, how)
    await hold()
    if (how === 'lose') throw new Disconnected('08006')
    if (ran.kind === 'failed') throw ran.error
    return ran.value
  }
  const inside = (tx: Queryable): Queryable => ({
    async query(text, values) {
      if (isKilled()) throw new Killed()
      const result = await tx.query(text, values)
      const point = 'a statement of a transaction'
      const how = count(point)
      if (how === 'lose') throw new Disconnected('08006')
      stopAt(point, how)
      if (isKilled()) throw new Killed()
      return result
    },
  })
  const isKilled = () => state === 'killed'

  return {
    database: {
      query: (text, values) =>
        ask(/^\s*select/i.test(text) ? 'a read' : 'a write', () => database.query(text, values)),
      transaction: (run) => ask('a commit', () => database.transaction((tx) => run(inside(tx)))),
    },
    // Between its last check and the bytes nothing can hold a process to its deadline: it pauses after them.
    fetch: (request, options) => ask('a request', () => fetch(request, options)),
    stopped: stopping.promise,
    points,
    isRunning: () => state === 'running' || state === 'starting',
    arm() {
      state = 'running'
    },
    resume() {
      if (state === 'paused') state = 'running'
      gate.resolve()
    },
    async outside(run) {
      await hold()
      return run()
    },
  }
}

/** Where each can be: what pauses inside a transaction would hold up everybody on an embedded database. */
const CAN = {
  kill: new Set<Point>([
    'a request',
    'a commit',
    'a write',
    'a read',
    'a statement of a transaction',
  ]),
  pause: new Set<Point>(['a request', 'a commit', 'a write', 'a read']),
  lose: new Set<Point>(['a commit', 'a write', 'a statement of a transaction']),
  refuse: new Set<Point>(['a commit', 'a write', 'a read']),
} as const satisfies Readonly<Record<Stop['how'], ReadonlySet<Point>>>

type Settled<T> =
  | { readonly kind: 'made'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }

async function settled<T>(run: () => Promise<T>): Promise<Settled<T>> {
  try {
    return { kind: 'made', value: await run() }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

/** What a driver throws whose connection is gone: the application sees it as it is, the engine translates it. */
export class Disconnected extends Error {
  readonly code: string

  constructor(code: string) {
    super('Connection terminated unexpectedly')
    this.code = code
  }
}

function never<T>(): Promise<T> {
  return new Promise<T>(() => {})
}
