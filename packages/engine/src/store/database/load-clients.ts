import { createInMemory } from './create-in-memory.ts'
import { DatabaseError } from './database-error.ts'
import type { PGlite } from './from-pglite.ts'
import type { Pool } from './from-pool.ts'
import { prepareStatements } from './prepare-statements.ts'

/** What `import()` does; replaced in tests. */
export type Import<Module> = () => Promise<Module>

/** Loads `pg`, which is an optional peer. */
export async function loadPg(load: Import<typeof import('pg')> = () => import('pg')) {
  const { Pool } = await installed('pg', load)
  return {
    createPool(url: string): Pool & { end(): Promise<void> } {
      const pool = new Pool({
        connectionString: url,
        application_name: 'paystate',
        connectionTimeoutMillis: 10_000,
        keepAlive: true,
      })
      pool.on('error', () => {}) // an idle connection that breaks would end the process; the next one is new
      return pool
    },
  }
}

/** Loads PGlite, which is an optional peer. */
export async function loadPGlite(
  load: Import<typeof import('@electric-sql/pglite')> = () => import('@electric-sql/pglite'),
) {
  const { PGlite, parse, protocol } = await installed('@electric-sql/pglite', load)
  return {
    async create(directory: string | undefined): Promise<PGlite & { close(): Promise<void> }> {
      const client =
        directory === undefined ? await createInMemory(PGlite) : await PGlite.create(directory)
      return prepareStatements(client, { parse, protocol })
    },
  }
}

async function installed<Module>(name: string, load: Import<Module>): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    if (!isMissing(error, name)) throw error
    throw new DatabaseError('not_installed', {
      what: `This database needs the package ${name}, which is not installed.`,
      advice: `Install it beside @paystate/engine: npm install ${name}`,
    })
  }
}

/** Only this package itself is missing, not something that it needs. */
function isMissing(error: unknown, name: string): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ERR_MODULE_NOT_FOUND' &&
    error.message.includes(`'${name}'`)
  )
}
