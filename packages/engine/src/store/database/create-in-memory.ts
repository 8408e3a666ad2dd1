import type { PGlite } from '@electric-sql/pglite'
import { processWide } from '../directory/process-wide.ts'

type Client = typeof PGlite

/** The files of a fresh database; held for the life of the process once one in memory was opened. */
const fresh = processWide('fresh database', (): { files?: Promise<Blob | File> } => ({}))

/** Setting a database up takes seconds: the first one in memory does, and the others begin with its files. */
export async function createInMemory(client: Client): Promise<PGlite> {
  const { files } = fresh
  if (files !== undefined) return client.create({ loadDataDir: await files })
  const first = client.create()
  fresh.files = first.then((database) => database.dumpDataDir('none'))
  fresh.files.catch(() => delete fresh.files)
  await fresh.files
  return first
}
