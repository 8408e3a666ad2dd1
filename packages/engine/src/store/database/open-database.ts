import { adoptDirectory } from '../directory/adopt-directory.ts'
import { openDirectory } from '../directory/open-directory.ts'
import type { Database } from './database.ts'
import { DatabaseError } from './database-error.ts'
import { type DatabaseOption, readDatabaseOption } from './database-option.ts'
import { fromPGlite, type PGlite } from './from-pglite.ts'
import { fromPool } from './from-pool.ts'
import { guardDatabase } from './guard-database.ts'
import { loadPGlite, loadPg } from './load-clients.ts'

/** A database that is ready to be asked. */
export interface OpenedDatabase extends Database {
  /** `embedded`: transactions run one after another, in this process alone. */
  readonly kind: 'server' | 'embedded' | 'given'
  /** Where the files of an embedded one are that was opened here. */
  readonly directory?: string
  /** Closes what was opened here; what was handed in stays open. */
  close(): Promise<void>
}

/**
 * Opens what the `database` option names, loading `pg` or PGlite only when it is asked for.
 *
 * Connects to nothing yet on a server.
 *
 * @throws {DatabaseError} `unusable`, `not_installed`, or `in_use` for a directory of another process.
 */
export async function openDatabase(option: DatabaseOption): Promise<OpenedDatabase> {
  const given = readDatabaseOption(option)
  switch (given.kind) {
    case 'server_url':
      return connect(given.url)
    case 'directory': {
      const { create } = await loadPGlite()
      const { database, close } = await openDirectory(given.directory, create)
      return { ...database, kind: 'embedded', directory: given.directory, close }
    }
    case 'memory': {
      const { create } = await loadPGlite()
      const pglite = await create(undefined)
      return { ...guardDatabase(fromPGlite(pglite)), kind: 'embedded', close: () => pglite.close() }
    }
    case 'pool':
      return { ...guardDatabase(fromPool(given.pool)), kind: 'server', close: stayOpen }
    case 'pglite':
      return adopt(given.pglite)
    case 'database':
      return { ...guardDatabase(given.database), kind: 'given', close: stayOpen }
    case 'unusable':
      throw new DatabaseError('unusable')
  }
}

async function connect(url: string): Promise<OpenedDatabase> {
  const { createPool } = await loadPg()
  const pool = createPool(url)
  return { ...guardDatabase(fromPool(pool)), kind: 'server', close: () => pool.end() }
}

/** A PGlite of the application's: its directory is taken too, so that no second engine opens it. */
function adopt(pglite: PGlite): OpenedDatabase {
  const { database, close } = adoptDirectory(pglite)
  return { ...database, kind: 'embedded', close }
}

async function stayOpen(): Promise<void> {}
