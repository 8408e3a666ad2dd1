import { type Cells, type Page, page, source, table } from './page.ts'

/** A page with every status and code of one provider, and ours. */
export interface Mapping {
  readonly path: string
  readonly title: string
  readonly intro: readonly string[]
  readonly chapters: readonly Chapter[]
}

export interface Chapter {
  readonly title: string
  readonly sections: readonly Section[]
}

export interface Section {
  readonly title: string
  /** What the table is about, in a sentence or two. */
  readonly lead?: string
  readonly rows: readonly Row[]
}

/** The cells of a row, and the provider's page as its source. */
export interface Row {
  readonly cells: Cells
  readonly source?: string
}

/** Writes the page: an introduction, its contents, and a table for every section that has rows. */
export function mappingPage({ path, title, intro, chapters }: Mapping): Page {
  const reported = chapters.map(({ sections, ...chapter }) => ({
    ...chapter,
    sections: sections.filter(({ rows }) => rows.length > 0),
  }))
  return page(path, [`# ${title}`, ...intro, contents(reported), ...reported.flatMap(chapterOf)])
}

function contents(chapters: readonly Chapter[]): string {
  const lines = chapters.map(
    ({ title, sections }) => `- **${title}:** ${sections.map(linkTo).join(' · ')}`,
  )
  return ['On this page:', '', ...lines].join('\n')
}

function linkTo({ title }: Section): string {
  return `[${title}](#${anchorOf(title)})`
}

/** The anchor of a heading, as on GitHub. */
export function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

function chapterOf({ title, sections }: Chapter): string[] {
  return [`## ${title}`, ...sections.flatMap(sectionOf)]
}

/** A source that all rows share is named once above the table, else in its own column. */
function sectionOf({ title, lead = '', rows }: Section): string[] {
  const sources = new Set(rows.map((row) => row.source))
  const [only] = sources
  const isShared = sources.size === 1 && only !== undefined
  const cells = rows.map((row) => (isShared ? row.cells : withSource(row)))
  const above = [lead, isShared ? `Source: ${source(only)}.` : ''].filter((text) => text !== '')
  return [`### ${title}`, above.join(' '), table(cells)]
}

function withSource({ cells, source: address }: Row): Cells {
  return { ...cells, Source: address === undefined ? '' : source(address) }
}
