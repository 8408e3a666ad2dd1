import { AsyncLocalStorage } from 'node:async_hooks'
import type { ProgressFetch } from '@paystate/core'
import type { Database, OpenedDatabase, Queryable } from '../../src/index.ts'
import { isSomebodyWaiting } from '../support/waiting.ts'

/** Which of two calls of the engine. */
export type Caller = 'first' | 'second'

/** After what a call can be stopped. */
export type Boundary = 'a request' | 'a commit' | 'a statement' | 'a statement of a transaction'

/** What a process works with, when its calls can be stopped. */
interface Outlet {
  readonly database: Database
  readonly fetch: ProgressFetch
}

/** Stops the first of two calls after one of its statements, commits or requests, until it is let go. */
export interface Gate {
  /** What a process works with; `caller` is who calls where `as` does not say so. */
  outlet(caller: Caller): Outlet
  /** Runs a call as one of the two, where both are in the same process. */
  as<T>(caller: Caller, call: () => Promise<T>): Promise<T>
  /** From now on the boundaries of the first call count; it stops after this one, from 1. */
  arm(at: number): void
  /** Resolves when the first call stops, with after what. */
  stopped(): Promise<Boundary>
  /** What the boundaries were since it was armed. */
  passed(): readonly Boundary[]
  /** Resolves when the second call waits: for a lock that the first one holds, or in its process. */
  waiting(): Promise<'waits'>
  /** Lets the first call go on; nothing stops anymore. */
  letGo(): void
}

interface Armed {
  readonly at: number
  readonly passed: Boundary[]
  readonly stopped: PromiseWithResolvers<Boundary>
  readonly gate: PromiseWithResolvers<void>
  state: 'running' | 'stopped' | 'over'
}

/** So many turns without anything under way: a call that neither ends nor asks for anything waits for another. */
const TURNS = 300

/** @param options.locks What waits for a lock is asked of it; undefined where nothing can. */
export function createGate(
  shared: Outlet,
  { locks }: { readonly locks: Pick<OpenedDatabase, 'query'> | undefined },
): Gate {
  const callers = new AsyncLocalStorage<Caller>()
  let armed: Armed = arm(0)
  armed.state = 'over'
  let underWay = 0

  async function pass<T>(
    given: { readonly caller: Caller; readonly boundary: Boundary },
    run: () => Promise<T>,
  ): Promise<T> {
    const { caller, boundary } = given
    if (caller === 'second') return counted(run)
    const mine = armed
    if (mine.state === 'stopped') await mine.gate.promise
    const result = await run()
    mine.passed.push(boundary)
    if (mine.state === 'running' && mine.passed.length === mine.at) {
      mine.state = 'stopped'
      mine.stopped.resolve(boundary)
    }
    if (mine.state === 'stopped') await mine.gate.promise
    return result
  }
  async function counted<T>(run: () => Promise<T>): Promise<T> {
    underWay += 1
    try {
      return await run()
    } finally {
      underWay -= 1
    }
  }
  const inside = (tx: Queryable, caller: Caller): Queryable => ({
    query: (text, values) =>
      locks === undefined
        ? tx.query(text, values)
        : pass({ caller, boundary: 'a statement of a transaction' }, () => tx.query(text, values)),
  })

  return {
    outlet: (owner) => {
      const caller = () => callers.getStore() ?? owner
      return {
        database: {
          query: (text, values) =>
            pass({ caller: caller(), boundary: 'a statement' }, () =>
              shared.database.query(text, values),
            ),
          transaction(run) {
            const by = caller()
            return pass({ caller: by, boundary: 'a commit' }, () =>
              shared.database.transaction((tx) => run(inside(tx, by))),
            )
          },
        },
        fetch: (request, options) =>
          pass({ caller: caller(), boundary: 'a request' }, () => shared.fetch(request, options)),
      }
    },
    as: (caller, call) => callers.run(caller, call),
    arm(at) {
      armed = arm(at)
    },
    stopped: () => armed.stopped.promise,
    passed: () => armed.passed,
    async waiting() {
      for (let idle = 0; idle < TURNS; ) {
        await new Promise((resolve) => setImmediate(resolve))
        idle = underWay === 0 ? idle + 1 : 0
        if (underWay > 0 && locks && (await isSomebodyWaiting(locks))) break
      }
      return 'waits'
    },
    letGo() {
      armed.state = 'over'
      armed.gate.resolve()
    },
  }
}

function arm(at: number): Armed {
  return {
    at,
    passed: [],
    stopped: Promise.withResolvers(),
    gate: Promise.withResolvers(),
    state: 'running',
  }
}
