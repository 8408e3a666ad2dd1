import type { Queryable, QueryResult, SqlValue } from './database.ts'
import { DatabaseError } from './database-error.ts'

/** Runs a statement, unless the database would change one of its texts. */
export async function askStorable(
  on: Queryable,
  { text, values }: { text: string; values: readonly SqlValue[] },
): Promise<QueryResult> {
  refuseUnstorable(values)
  return await on.query(text, values)
}

/** PostgreSQL has no U+0000, and clients turn a lone surrogate into U+FFFD: two ids would become one. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000')
}

function refuseUnstorable(values: readonly SqlValue[]): void {
  if (values.every((value) => typeof value !== 'string' || isStorable(value))) return
  throw new DatabaseError('misuse', {
    what: 'A text to be stored has a character that databases do not preserve (U+0000 or half a surrogate pair).',
    advice: 'Use ids and texts of complete Unicode characters.',
  })
}
