import { type Cells, code, source } from './page.ts'

/** What the tables of every provider's words have in common. */
export interface WordRow {
  readonly word: string
  readonly status: string
  readonly when?: string
  readonly note?: string
  readonly source: string
  readonly assumed?: true
}

/** A provider's word and what it reads as. */
export function statusCells({ word, status, when, note, assumed, ...row }: WordRow): Cells {
  return {
    'The provider says': code(word),
    'We say': code(status),
    When: when ?? '',
    Note: [note, assumed && 'assumed: no page says so'].filter(Boolean).join('; '),
    Source: source(row.source),
  }
}
