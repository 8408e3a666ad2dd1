/// <reference types="node" preserve="true" />
export type { Route, RouteQuestion } from './engine/route.ts'
export type { Settings } from './engine/settings.ts'
export { EngineError, type EngineErrorDetails, isEngineError } from './errors/engine-error.ts'
export type { EngineProblem } from './errors/engine-problem.ts'
export { EVENT_TYPES, type EventType } from './journal/event-types.ts'
export type { TrackedPayment } from './journal/tracked-payment.ts'
export { createPayments } from './payments/create-payments.ts'
export type { PaymentsOptions } from './payments/open-services.ts'
export type { Payments } from './payments/payments.ts'
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
