import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { StateError } from './journal.ts'

/** Locks that are held. The garbage collector closes a file that nothing refers to, and its lock goes with it. */
const held = new Set<DatabaseSync>()

/**
 * Keeps a state directory to one process: two would write over each other. Gives the function that
 * releases it.
 *
 * The operating system holds the lock on an open file: it ends with the process, however that ends. A process id
 * that somebody wrote down proves nothing, since a restarted container gives the same ids again.
 *
 * @throws {StateError} While another process has it, or on a Node before 22.13, which has no such lock.
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const owner = join(directory, 'owner')
  const { DatabaseSync: Database } = sqlite()
  const file = new Database(join(directory, 'lock.sqlite'))
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    file.close()
    throw isBusy(error) ? new StateError(`${directory} is in use by ${nameOf(owner)}`) : error
  }
  writeFileSync(owner, String(process.pid))
  held.add(file)
  return () => {
    held.delete(file)
    rmSync(owner, { force: true })
    file.close()
  }
}

/** SQLite is the one thing in Node that takes a lock of the operating system. */
function sqlite() {
  const module = process.getBuiltinModule('node:sqlite')
  if (module !== undefined) return module
  throw new StateError(`Keeping state needs Node 22.13 or later; this is ${process.version}`)
}

/** SQLITE_BUSY: somebody else holds the lock. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5
}

function nameOf(owner: string): string {
  try {
    return `process ${Number.parseInt(readFileSync(owner, 'utf8'), 10)}`
  } catch {
    return 'another process'
  }
}
