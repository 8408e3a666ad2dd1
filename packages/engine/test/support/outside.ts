import { AsyncLocalStorage } from 'node:async_hooks'

/** As another process would run it: a database does not refuse it inside one of its transactions. */
const elsewhere = AsyncLocalStorage.snapshot()

export function outside<T>(run: () => Promise<T>): Promise<T> {
  return elsewhere(run)
}
