import type { Row } from './mapping-page.ts'
import { code } from './page.ts'

/** What the tables of every provider's words have in common. */
export interface WordRow {
  readonly providerStatus: string
  readonly status: string
  readonly when?: string
  readonly note?: string
  readonly source: string
  readonly assumed?: true
}

/** A provider's word and what it reads as. */
export function statusRow({
  providerStatus: word,
  status,
  when,
  note,
  assumed,
  source,
}: WordRow): Row {
  const cells = {
    'The provider says': code(word),
    'We say': code(status),
    When: when ?? '',
    Note: [note, assumed && 'assumed: no page says so'].filter(Boolean).join('; '),
  }
  return { cells, source }
}
