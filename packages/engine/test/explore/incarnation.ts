import type { ProgressFetch } from '@paystate/core'
import type { Database, Queryable } from '../../src/index.ts'

/** A process that is killed at one of its points: from then on none of its calls ever settles. */
export interface Incarnation {
  readonly database: Database
  readonly fetch: ProgressFetch
  /** Resolves when it is killed, with where. */
  readonly death: Promise<string>
  /** What its points were, in order. */
  readonly points: readonly string[]
  readonly isDead: () => boolean
  /** From now on points count: until then it starts. */
  arm(): void
}

interface Given {
  readonly database: Database
  readonly fetch: ProgressFetch
  /** Which point it dies at, from 1; Infinity for none. */
  readonly killAt: number
}

class Killed extends Error {}

/** Wraps what a process works with, so that it can end before and after every commit, statement and call. */
export function incarnate({ database, fetch, killAt }: Given): Incarnation {
  const points: string[] = []
  let isArmed = false
  let isDead = false
  let die = (_where: string): void => undefined
  const death = new Promise<string>((resolve) => {
    die = resolve
  })
  /** Whether it is dead by now. */
  const point = (where: string): boolean => {
    if (!isArmed) return false
    points.push(where)
    if (!isDead && points.length === killAt) {
      isDead = true
      die(`${where} (${points.length})`)
    }
    return isDead
  }
  async function effect<T>(where: string, run: () => Promise<T>): Promise<T> {
    if (isDead || point(`before ${where}`)) return never()
    try {
      const value = await run()
      return isDead || point(`after ${where}`) ? never() : value
    } catch (error) {
      if (isDead) return never()
      throw error
    }
  }
  const inside = (tx: Queryable): Queryable => ({
    async query(text, values) {
      if (isDead) throw new Killed()
      const result = await tx.query(text, values)
      if (point(`in a transaction, after ${text.slice(0, 40)}`)) throw new Killed()
      return result
    },
  })
  return {
    database: {
      query: (text, values) => effect('a statement', () => database.query(text, values)),
      transaction: (run) => effect('a commit', () => database.transaction((tx) => run(inside(tx)))),
    },
    fetch: (request, options) => effect('a request', () => fetch(request, options)),
    death,
    points,
    isDead: () => isDead,
    arm: () => {
      isArmed = true
    },
  }
}

function never<T>(): Promise<T> {
  return new Promise<T>(() => {})
}
