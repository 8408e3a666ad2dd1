import { type Clock, instantOf, type ProgressFetch } from '@paystate/core'
import type { Problem } from '../background/lane.ts'
import { createPayments } from '../payments/create-payments.ts'
import type { Payments } from '../payments/payments.ts'
import type { PaymentsOptions } from '../payments/payments-options.ts'
import type { Database } from '../store/database/database.ts'
import { openDatabase } from '../store/database/open-database.ts'
import { createIncarnation } from './incarnation.ts'
import { watchDue } from './next-due.ts'

/** A clock that only moves when it is advanced, such as the one of @paystate/simulator. */
export interface TestClock extends Clock {
  advance(milliseconds: number): Promise<void>
}

/** The options of `createTestEngine`. */
export interface TestEngineOptions<Name extends string = string>
  extends Omit<PaymentsOptions<Name>, 'database' | 'now' | 'clock' | 'fetch' | 'onProblem'> {
  readonly clock: TestClock
  /** The simulated providers. */
  readonly fetch: ProgressFetch
  /** Runs when a process of the application starts: register its consumers here. */
  readonly setup?: ((payments: Payments) => Promise<void> | void) | undefined
}

/** An engine in memory, on simulated providers and a clock that only the test moves. */
export interface TestEngine {
  /** The engine of the currently running process. */
  readonly payments: Payments
  /** For the application's own tables; it is independent of the engine's processes. */
  readonly database: Database
  /** What went wrong in the background so far. */
  readonly problems: readonly Problem[]
  /** Receives a webhook, for a simulator's `deliver`: the instance is the last part of the path. */
  deliver(request: Request): Promise<Response>
  /** Lets time pass while the background work goes on. */
  advance(milliseconds: number): Promise<void>
  /** Does all that is due now. */
  drain(): Promise<void>
  /** Kills the process at its current await, and starts another one on the same database. */
  crash(): Promise<void>
  close(): Promise<void>
}

/** More than any test has due at a time. */
const MOST_ROUNDS = 500
/** How many steps time passes in, none shorter than a second. */
const STEPS = 40

/** Opens an engine for tests. Nothing in it reads the machine's clock, or leaves the process. */
export async function createTestEngine<Name extends string>(
  options: TestEngineOptions<Name>,
): Promise<TestEngine> {
  const { clock, fetch, setup, ...rest } = options
  const opened = await openDatabase('memory://')
  const due = watchDue(opened)
  const { database } = due
  const problems: Problem[] = []
  const now = () => instantOf(clock.now())

  const begin = async () => {
    const incarnation = createIncarnation()
    const payments = await createPayments({
      ...rest,
      database: incarnation.database(database),
      clock,
      now,
      fetch: incarnation.fetch(fetch),
      onProblem: (problem) => void problems.push(problem),
    })
    await setup?.(payments)
    return { incarnation, payments }
  }
  let running = await begin()

  const drain = async () => {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await clock.advance(0) // webhooks in transit
      if ((await running.payments.work({ forMs: 0 })) === 0) return due.rest(clock.now())
    }
    throw new Error('The engine never comes to rest')
  }
  return {
    get payments() {
      return running.payments
    },
    database,
    problems,
    deliver: (request) => running.payments.receiveWebhook(instanceIn(request), request),
    drain,
    async advance(milliseconds) {
      const step = Math.max(1_000, milliseconds / STEPS)
      await drain()
      for (let left = milliseconds; left > 0; left -= step) {
        await clock.advance(Math.min(left, step))
        if (left <= step || due.isDue(clock.now())) await drain()
      }
    },
    async crash() {
      running.incarnation.kill()
      running = await begin()
    },
    async close() {
      running.incarnation.kill()
      await opened.close()
    },
  }
}

function instanceIn({ url }: Request): string {
  return decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '')
}
