import type { ProgressFetch } from '@paystate/core'
import type { Database, Queryable } from '../store/database/database.ts'

/**
 * A process of a test. When it is killed, nothing that it awaits ever settles: its code stops at its current await,
 * as the code of a killed process does, and its open transactions are rolled back.
 */
export interface Incarnation {
  kill(): void
  database(shared: Database): Database
  fetch(shared: ProgressFetch): ProgressFetch
}

export function createIncarnation(): Incarnation {
  const death = Promise.withResolvers<never>()
  death.promise.catch(() => {})
  const life = { isOver: false }

  /** Settles like what it was given, unless the process is dead by then. */
  function alive<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      promise.then(
        (value) => life.isOver || resolve(value),
        (error) => life.isOver || reject(error),
      )
    })
  }
  const fenced = (inner: Queryable): Queryable => ({
    query: (text, values) =>
      life.isOver ? new Promise(() => {}) : alive(inner.query(text, values)),
  })
  return {
    kill() {
      life.isOver = true
      death.reject(new Error('The process was killed'))
    },
    database: (shared) => ({
      ...fenced(shared),
      transaction: (run) =>
        life.isOver
          ? new Promise(() => {})
          : alive(shared.transaction((tx) => Promise.race([run(fenced(tx)), death.promise]))),
    }),
    fetch: (shared) => (request, options) =>
      life.isOver ? new Promise(() => {}) : alive(shared(request, options)),
  }
}
