/// <reference types="node" preserve="true" />
export type { Database, Queryable, QueryResult, SqlValue } from './store/database/database.ts'
export {
  DatabaseError,
  type DatabaseErrorDetails,
  isDatabaseError,
  type Stored,
} from './store/database/database-error.ts'
export type { DatabaseOption } from './store/database/database-option.ts'
export type { DatabaseProblem } from './store/database/database-problem.ts'
export type { PGlite } from './store/database/from-pglite.ts'
export type { Pool, PoolClient } from './store/database/from-pool.ts'
export { type OpenedDatabase, openDatabase } from './store/database/open-database.ts'
