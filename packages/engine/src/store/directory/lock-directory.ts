import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseError } from '../database/database-error.ts'
import { cannotUse } from './cannot-use.ts'

/** A directory that only this process uses. */
export interface DirectoryLock {
  release(): void
}

/**
 * Locks a directory for this process alone, and creates it when it is missing.
 *
 * The operating system holds the lock on an open file: it is released when the process ends, however it ends, so no
 * stale lock can remain. Keep the returned lock reachable: the garbage
 * collector closes the file of an unreachable one. Nothing else in the process may open that file.
 *
 * @throws {DatabaseError} `in_use` when another process has the directory, which it names; `unusable` when it
 * cannot be written.
 */
export function lockDirectory(directory: string): DirectoryLock {
  try {
    return takeLock(directory)
  } catch (error) {
    throw cannotUse(directory, error)
  }
}

function takeLock(directory: string): DirectoryLock {
  const { DatabaseSync } = requireSqlite()
  mkdirSync(directory, { recursive: true })
  const file = new DatabaseSync(join(directory, 'paystate.lock'))
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive')
    writeFileSync(ownerFile(directory), JSON.stringify({ process: process.pid, host: hostname() }))
  } catch (error) {
    file.close()
    throw isBusy(error) ? inUse(directory) : error
  }
  return {
    release: () => {
      rmSync(ownerFile(directory), { force: true })
      file.close()
    },
  }
}

/**
 * SQLite is the only part of Node that takes a lock of the operating system.
 *
 * @throws {DatabaseError} `unusable` on a Node that lacks it.
 */
export function requireSqlite() {
  const module = process.getBuiltinModule('node:sqlite')
  if (module !== undefined) return module
  throw new DatabaseError('unusable', {
    what: `A data directory needs Node 22.13 or later; this is ${process.version}.`,
    advice: 'Upgrade Node, or use a PostgreSQL server.',
  })
}

/** SQLITE_BUSY: another process holds the lock. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5
}

function inUse(directory: string): DatabaseError {
  return new DatabaseError('in_use', {
    what: `The data directory ${directory} is in use by ${ownerOf(directory)}.`,
  })
}

function ownerFile(directory: string): string {
  return join(directory, 'paystate.owner')
}

function ownerOf(directory: string): string {
  try {
    const owner: unknown = JSON.parse(readFileSync(ownerFile(directory), 'utf8'))
    return describe(owner)
  } catch {
    return 'another process'
  }
}

function describe(owner: unknown): string {
  if (typeof owner !== 'object' || owner === null) return 'another process'
  const { process: id, host } = { process: undefined, host: undefined, ...owner }
  if (id === process.pid && host === hostname()) return `another thread of this process (${id})`
  return host === hostname() ? `process ${id}` : `process ${id} on ${host}`
}
