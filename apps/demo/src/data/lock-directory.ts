import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Another process uses the directory. */
export class DirectoryInUseError extends Error {
  constructor(directory: string, owner: string) {
    super(
      `The data directory ${directory} is in use by ${owner}. ` +
        "Two processes would overwrite each other's data: stop that one, or choose another directory with --data.",
    )
    this.name = 'DirectoryInUseError'
  }
}

/** A directory that only this process uses. */
export interface DirectoryLock {
  readonly directory: string
  release(): void
}

/**
 * The locks that this process holds. The garbage collector would close an unreferenced database and release
 * its lock.
 */
const held = new Set<DatabaseSync>()

/**
 * Locks a directory for this process, creating it if it is missing.
 *
 * The operating system holds the lock on an open file: it ends with the process, however that ends, so there
 * are no stale locks. It lasts until `release()`, even if the caller drops the returned object.
 *
 * @throws {DirectoryInUseError} When another process uses it; names the process id.
 */
export function lockDirectory(directory: string): DirectoryLock {
  mkdirSync(directory, { recursive: true })
  const lock = new DatabaseSync(join(directory, 'lock.sqlite'))
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    lock.close()
    if (isBusy(error)) throw new DirectoryInUseError(directory, ownerOf(directory))
    throw error
  }
  writeFileSync(ownerFile(directory), `${process.pid}\n`)
  held.add(lock)
  return { directory, release: () => release(lock) }
}

function release(lock: DatabaseSync): void {
  held.delete(lock)
  lock.close()
}

/** SQLITE_BUSY: another process holds the lock. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5
}

function ownerFile(directory: string): string {
  return join(directory, 'owner')
}

function ownerOf(directory: string): string {
  try {
    return `process ${Number.parseInt(readFileSync(ownerFile(directory), 'utf8'), 10)}`
  } catch {
    return 'another process'
  }
}
