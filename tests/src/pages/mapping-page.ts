import { type Page, page, table } from './page.ts'

/** A row of an adapter's table: a provider's word and what it reads as. */
export interface MappingRow {
  readonly word: string
  readonly status: string
  readonly when?: string
  readonly source?: string
}

export interface MappingSection {
  /** What the words are said of: payments, refunds, captures. */
  readonly title: string
  readonly rows: readonly MappingRow[]
}

/** How a provider's words read here, one table for each kind of object. */
export function mappingPage(
  provider: string,
  { file, sections }: { file: string; sections: readonly MappingSection[] },
): Page {
  return page(`docs/mapping/${file}.md`, [
    `# What ${provider}'s words mean here`,
    'A word that is not listed reads as `processing`, marked as not recognised.',
    ...sections.flatMap(({ title, rows }) => [`## ${title}`, table(rows.map(mappingCells))]),
  ])
}

function mappingCells({ word, status, when = '', source = '' }: MappingRow) {
  return {
    'The provider says': `\`${word}\``,
    'We say': `\`${status}\``,
    When: when,
    Source: source && `[documentation](${source})`,
  }
}
