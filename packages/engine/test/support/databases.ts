import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { type OpenedDatabase, openDatabase } from '../../src/store/database/open-database.ts'

const url = inject('postgresUrl')

/** Both databases that every statement must work on; the server only where there is one. */
export const DATABASES = [
  { name: 'PGlite', isMissing: false, open: () => openDatabase('memory://') },
  { name: 'PostgreSQL', isMissing: url === undefined, open: openServer },
]

/** Opens a database of its own on the test server. */
async function openServer(): Promise<OpenedDatabase> {
  return openDatabase(await createServerDatabase())
}

/** Makes a database on the test server, and returns its URL. */
export async function createServerDatabase(given?: { readonly copyOf: string }): Promise<string> {
  if (url === undefined) throw new Error('There is no PostgreSQL server')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const server = await openDatabase(url)
  const template = given ? ` template ${given.copyOf.replace(/^.*\//, '')}` : ''
  await server.query(`create database ${name}${template}`)
  await server.close()
  return url.replace(/[^/]+$/, name)
}
