import type { Row } from './mapping-page.ts'
import { code } from './page.ts'

/** What the status tables of every provider have in common. */
export interface WordRow {
  readonly providerStatus: string
  readonly status: string
  readonly when?: string
  readonly note?: string
  readonly source: string
  readonly assumed?: true
}

/** A provider's status and ours. */
export function statusRow({
  providerStatus: word,
  status,
  when,
  note,
  assumed,
  source,
}: WordRow): Row {
  const cells = {
    'Provider status': code(word),
    'paystate status': code(status),
    When: when ?? '',
    Note: [note, assumed && 'assumed: not documented'].filter(Boolean).join('; '),
  }
  return { cells, source }
}
