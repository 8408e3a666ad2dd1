import { type OpenedDatabase, openDatabase } from '@paystate/engine'

let shared: Promise<OpenedDatabase> | undefined

/** One database in memory for the shops that a worker's tests start; each has simulators of its own. */
export function sharedDatabase(): Promise<OpenedDatabase> {
  shared ??= openDatabase('memory://')
  return shared
}
