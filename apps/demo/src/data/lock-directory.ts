import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The directory is taken by another process. */
export class DirectoryInUseError extends Error {
  constructor(directory: string, owner: string) {
    super(
      `The data directory ${directory} is in use by ${owner}. ` +
        'Two processes would lose data of each other: stop that one, or choose another with --data.',
    )
    this.name = 'DirectoryInUseError'
  }
}

/** A directory that only this process uses. */
export interface DirectoryLock {
  readonly directory: string
  release(): void
}

/** Locks that are held. A database that nothing refers to is closed by the garbage collector, and its lock goes with it. */
const held = new Set<DatabaseSync>()

/**
 * Takes a directory for this process alone, and makes it when it is missing.
 *
 * The operating system holds the lock on an open file: it ends with the process, however that ends, so
 * no leftover can keep anybody out and none has to be judged stale. Until then it lasts until
 * `release()`, even when the caller drops what this returns.
 *
 * @throws {DirectoryInUseError} When another process has it, by name and process id.
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

/** SQLITE_BUSY: somebody else holds the lock. */
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
