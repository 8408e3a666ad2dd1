import type { Queryable } from './database.ts'
import { readDatabaseError } from './read-database-error.ts'

/** The same statements, whose errors are DatabaseErrors. */
export function withClearErrors(database: Queryable): Queryable {
  return {
    async query(text, values) {
      try {
        return await database.query(text, values)
      } catch (error) {
        throw readDatabaseError(error, { stored: 'no' })
      }
    },
  }
}
