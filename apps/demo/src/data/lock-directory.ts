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

/**
 * Takes a directory for this process alone, and makes it when it is missing.
 *
 * The lock is one that the operating system holds on an open file: it goes when the process goes, however
 * it ends, so no leftover can keep anybody out and none has to be judged stale.
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
  return { directory, release: () => lock.close() }
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
