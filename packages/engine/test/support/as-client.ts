/** What a transaction of the application does for the engine. */
export interface Rows {
  query(
    text: string,
    values: (string | number | boolean | null)[],
  ): Promise<{ rows: readonly unknown[] }>
}

/** A transaction of ours as the client of an application that shares the database. */
export function asClient(tx: Rows): Rows {
  return { query: (text, values) => tx.query(text, values) }
}
