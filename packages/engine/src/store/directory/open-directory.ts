import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../database/database.ts'
import { DatabaseError } from '../database/database-error.ts'
import { fromPGlite, type PGlite } from '../database/from-pglite.ts'
import { guardDatabase } from '../database/guard-database.ts'
import { cannotUse } from './cannot-use.ts'
import { endLeases } from './end-leases.ts'
import { type DirectoryLock, lockDirectory, requireSqlite } from './lock-directory.ts'
import { onlyOnce } from './only-once.ts'
import { processWide } from './process-wide.ts'

/** An embedded database whose files this process has for itself. */
export interface OpenedDirectory {
  readonly database: Database
  /** Releases the directory when nothing else in this process uses it. */
  close(): Promise<void>
}

/** Opens the files; injected so that a missing package can be recognized. */
export type OpenPGlite = (directory: string) => Promise<PGlite & { close(): Promise<void> }>

interface Opened {
  readonly database: Database
  readonly lock: DirectoryLock
  close(): Promise<void>
}

interface Shared {
  readonly opened: Promise<Opened>
  users: number
  /** Set when the last user left. */
  closed?: Promise<void>
}

/** The directories of this process. It holds the locks. */
const directories = processWide('directories', (): Map<string, Shared> => new Map())

/** Those that this process had open before: what it sent may be under way still, though it closed them. */
const known = processWide('known directories', (): Set<string> => new Set())

/**
 * Opens an embedded database in a directory, after taking the directory for this process.
 *
 * Opened again in the same process (a reload), it is the same database; the last `close` closes it.
 *
 * @throws {DatabaseError} `in_use` when another process has it; `unusable` when it cannot be written or read.
 */
export async function openDirectory(path: string, open: OpenPGlite): Promise<OpenedDirectory> {
  const directory = realDirectory(path)
  const existing = directories.get(directory)
  if (existing?.closed !== undefined) {
    await existing.closed
    return openDirectory(path, open)
  }
  const shared = existing ?? { opened: takeAndOpen(directory, open), users: 0 }
  directories.set(directory, shared)
  shared.users += 1
  try {
    const { database } = await shared.opened
    return { database, close: onlyOnce(() => leave(directory, shared)) }
  } catch (error) {
    if (directories.get(directory) === shared) directories.delete(directory)
    throw error
  }
}

async function takeAndOpen(directory: string, open: OpenPGlite): Promise<Opened> {
  if (existsSync(join(directory, 'PG_VERSION'))) throw foreignFiles(directory)
  const lock = lockDirectory(directory)
  try {
    const pglite = await open(join(directory, 'postgres'))
    const database = guardDatabase(fromPGlite(pglite))
    if (!known.has(directory)) await endLeases(database).catch(() => undefined) // they end by themselves, later
    known.add(directory)
    return { lock, database, close: () => pglite.close() }
  } catch (error) {
    lock.release()
    throw cannotUse(directory, error)
  }
}

async function leave(directory: string, shared: Shared): Promise<void> {
  shared.users -= 1
  if (shared.users > 0) return
  shared.closed = shared.opened.then(closeAndRelease)
  await shared.closed
  directories.delete(directory)
}

/** If the files cannot be closed, they may still be open: the lock is kept. */
async function closeAndRelease({ close, lock }: Opened): Promise<void> {
  await close()
  lock.release()
}

/** Two spellings of one directory are one. */
function realDirectory(path: string): string {
  requireSqlite() // nothing is created where it cannot be used
  try {
    mkdirSync(path, { recursive: true })
    return realpathSync(path)
  } catch (error) {
    throw cannotUse(path, error)
  }
}

function foreignFiles(directory: string): DatabaseError {
  return new DatabaseError('unusable', {
    what: `The directory ${directory} contains a PostgreSQL database that paystate did not create.`,
    advice: 'Open it with PGlite yourself and pass that, or choose another directory.',
  })
}
