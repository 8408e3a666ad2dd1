import type { Database } from '../database/database.ts'
import { fromPGlite, type PGlite } from '../database/from-pglite.ts'
import { guardDatabase } from '../database/guard-database.ts'
import { type DirectoryLock, lockDirectory } from './lock-directory.ts'
import { onlyOnce } from './only-once.ts'
import type { OpenedDirectory } from './open-directory.ts'
import { processWide } from './process-wide.ts'

interface Adopted {
  readonly database: Database
  readonly lock: DirectoryLock | undefined
  users: number
}

const adoptions = processWide('adoptions', (): Map<PGlite, Adopted> => new Map())

/**
 * Uses a PGlite that the application opened, and takes its directory for this process.
 *
 * The files are already open, so this only detects a second process that does the same.
 */
export function adoptDirectory(pglite: PGlite): OpenedDirectory {
  const adopted = adoptions.get(pglite) ?? adopt(pglite)
  adoptions.set(pglite, adopted)
  adopted.users += 1
  const close = onlyOnce(async () => {
    adopted.users -= 1
    if (adopted.users > 0) return
    adoptions.delete(pglite)
    adopted.lock?.release()
  })
  return { database: adopted.database, close }
}

function adopt(pglite: PGlite): Adopted {
  const lock = isDirectory(pglite.dataDir) ? lockDirectory(pglite.dataDir) : undefined
  return { lock, database: guardDatabase(fromPGlite(pglite)), users: 0 }
}

/** PGlite keeps `memory://` and `idb://` elsewhere. */
function isDirectory(dataDir: string | undefined): dataDir is string {
  return dataDir !== undefined && !/^[a-z]+:\/\//.test(dataDir)
}
