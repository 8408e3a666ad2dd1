import type { Database } from './database.ts'

type Embedded = { query(text: string, values: unknown[]): Promise<{ readonly rows: unknown[] }> }

/** The part of a PGlite that is used. */
export interface PGlite extends Embedded {
  /** Where its files are; undefined in memory. */
  readonly dataDir?: string
  transaction<T>(run: (tx: Embedded) => Promise<T>): Promise<T>
}

/** An embedded PostgreSQL. It has one connection: transactions run one after another. */
export function fromPGlite(pglite: PGlite): Database {
  return {
    query: (text, values = []) => pglite.query(text, [...values]),
    transaction: (run) =>
      pglite.transaction((tx) =>
        run({ query: (text, values = []) => tx.query(text, [...values]) }),
      ),
  }
}
