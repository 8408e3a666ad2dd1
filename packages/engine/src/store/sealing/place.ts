/** A column of one row. What is sealed for it opens nowhere else. */
export interface Place {
  readonly table: string
  readonly column: string
  /** What names the row, known before it is stored. */
  readonly row: readonly (string | number)[]
}

/** The authenticated text of a place, of one database alone. */
export function placeText(installation: string, { table, column, row }: Place): string {
  return JSON.stringify([installation, table, column, ...row.map(String)])
}
