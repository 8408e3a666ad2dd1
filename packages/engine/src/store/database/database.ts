/** The value of a statement; everything else is text with a cast. */
export type SqlValue = string | number | boolean | null

/** The rows of a statement; the reader checks their shape. */
export interface QueryResult {
  readonly rows: readonly unknown[]
}

/** Runs one statement with `$1`, `$2` … as its values: a database, or a transaction that is open in it. */
export interface Queryable {
  query(text: string, values?: readonly SqlValue[]): Promise<QueryResult>
}

/**
 * What the engine needs of a PostgreSQL 15 or later, embedded or on a server.
 *
 * `transaction` commits when `run` resolves and rolls back when it rejects. Its statements see what was
 * committed before each of them (READ COMMITTED).
 */
export interface Database extends Queryable {
  transaction<T>(run: (tx: Queryable) => Promise<T>): Promise<T>
}
