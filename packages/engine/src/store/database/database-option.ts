import type { Database } from './database.ts'
import type { PGlite } from './from-pglite.ts'
import type { Pool } from './from-pool.ts'

/**
 * Where the engine keeps its tables, in one schema `paystate`:
 *
 * - `postgres://…`: a server, through `pg`. Any number of processes share it.
 * - a directory: an embedded PostgreSQL (`@electric-sql/pglite`) for one process. It does not wait for the
 *   disk: a killed process loses nothing, a power cut may.
 * - `memory://`: an embedded one that is gone with the process, for tests.
 * - a `Pool` of `pg`, a `PGlite`, or `{ query, transaction }` over any other client.
 */
export type DatabaseOption = string | Pool | PGlite | Database

export type DatabaseKind =
  | { readonly kind: 'server_url'; readonly url: string }
  | { readonly kind: 'directory'; readonly directory: string }
  | { readonly kind: 'memory' }
  | { readonly kind: 'pool'; readonly pool: Pool }
  | { readonly kind: 'pglite'; readonly pglite: PGlite }
  | { readonly kind: 'database'; readonly database: Database }
  | { readonly kind: 'unusable' }

/** Distinguishes the forms of the option. */
export function readDatabaseOption(option: DatabaseOption): DatabaseKind {
  if (typeof option === 'string') return readText(option)
  if (typeof option !== 'object' || option === null) return { kind: 'unusable' }
  if (isPGlite(option)) return { kind: 'pglite', pglite: option }
  if (isPool(option)) return { kind: 'pool', pool: option }
  return isDatabase(option) ? { kind: 'database', database: option } : { kind: 'unusable' }
}

function readText(text: string): DatabaseKind {
  if (/^postgres(?:ql)?:\/\//.test(text)) return { kind: 'server_url', url: text }
  if (text === 'memory://') return { kind: 'memory' }
  const isOtherUrl = /^[a-z][a-z\d+.-]+:/i.test(text)
  return text === '' || isOtherUrl ? { kind: 'unusable' } : { kind: 'directory', directory: text }
}

function isPGlite(option: object): option is PGlite {
  return 'waitReady' in option && 'transaction' in option
}

/** A single Client has no `totalCount`: its transactions would mix. */
function isPool(option: object): option is Pool {
  return 'connect' in option && 'totalCount' in option
}

function isDatabase(option: object): option is Database {
  return 'query' in option && 'transaction' in option
}
