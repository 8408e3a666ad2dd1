import { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import { createInMemory } from '../../src/store/database/create-in-memory.ts'
import { type OpenedDatabase, openDatabase } from '../../src/store/database/open-database.ts'
import { createServerDatabase } from './databases.ts'

/** A database that can be put back to how it was, under the processes that use it. */
export interface Restorable {
  /** It stays the same for whoever uses it, as an address does. */
  readonly database: OpenedDatabase
  backUp(): Promise<void>
  restore(): Promise<void>
}

export const RESTORABLES = [
  { name: 'PGlite', isMissing: false, open: openEmbedded },
  { name: 'PostgreSQL', isMissing: inject('postgresUrl') === undefined, open: openServer },
]

/** Whatever is behind it now. */
function standing(current: () => OpenedDatabase): OpenedDatabase {
  return {
    kind: 'given',
    query: (text, values) => current().query(text, values),
    transaction: (run) => current().transaction(run),
    close: () => current().close(),
  }
}

async function openEmbedded(): Promise<Restorable> {
  let pglite = await createInMemory(PGlite)
  let current = await openDatabase(pglite)
  let backup: File | Blob | undefined
  return {
    database: standing(() => current),
    async backUp() {
      backup = await pglite.dumpDataDir('none')
    },
    async restore() {
      if (!backup) throw new Error('There is no backup')
      await pglite.close()
      pglite = await PGlite.create({ loadDataDir: backup })
      current = await openDatabase(pglite)
    },
  }
}

async function openServer(): Promise<Restorable> {
  let url = await createServerDatabase()
  let current = await openDatabase(url)
  let backup: string | undefined
  return {
    database: standing(() => current),
    async backUp() {
      await current.close()
      backup = await createServerDatabase({ copyOf: url })
      current = await openDatabase(url)
    },
    async restore() {
      if (backup === undefined) throw new Error('There is no backup')
      await current.close()
      url = backup
      current = await openDatabase(url)
    },
  }
}
