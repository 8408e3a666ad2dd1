import { openAsBlob } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { env } from 'node:process'
import { PGlite } from '@electric-sql/pglite'
import { processWide } from '../../src/store/directory/process-wide.ts'

/** Keeps the files of a fresh database: setting one up is half of what a saboteur's test takes. */
export async function keepFreshDatabase(file: string): Promise<void> {
  const database = await PGlite.create()
  const files = await database.dumpDataDir('none')
  await writeFile(file, files.stream())
  await database.close()
}

/** Vitest: the first database of the process begins with the files that were kept, as later ones do anyway. */
const kept = env.PAYSTATE_SABOTEUR_DATABASE
if (kept !== undefined) {
  processWide('fresh database', () => ({
    get files() {
      return openAsBlob(kept)
    },
  }))
}
