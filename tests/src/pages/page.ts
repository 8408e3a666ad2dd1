/** A page of the documentation that is generated from a table in the sources. */
export interface Page {
  /** Relative to the repository's root. */
  readonly path: string
  readonly text: string
}

/** How a generated page begins, so that nobody edits it by hand. */
export const GENERATED = '<!-- Made by `pnpm generate` from the tables in the sources. -->'

/** Joins blocks of Markdown, leaving out those that are empty. */
export function page(path: string, blocks: readonly string[]): Page {
  const text = [GENERATED, ...blocks].filter((block) => block !== '').join('\n\n')
  return { path, text: `${text}\n` }
}

/** A heading and its table; nothing when there are no rows. */
export function section(title: string, rows: readonly Cells[]): string {
  return rows.length === 0 ? '' : `## ${title}\n\n${table(rows)}`
}

/** A row of a table, by column. */
export type Cells = Readonly<Record<string, string>>

/** A Markdown table without its empty columns. */
export function table(rows: readonly Cells[]): string {
  const columns = [...new Set(rows.flatMap(Object.keys))].filter((column) =>
    rows.some((row) => row[column]),
  )
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`
  const body = rows.map((row) => line(columns.map((column) => row[column] ?? '')))
  return [line(columns), line(columns.map(() => '---')), ...body].join('\n')
}

export function code(text: string): string {
  return `\`${text}\``
}

/** A link to the page of the provider's documentation that is a row's source. */
export function source(address: string): string {
  return `[${new URL(address).pathname.split('/').at(-1)}](${address})`
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
