import { formatReported } from '../money/format-money.ts'
import { providerName } from '../providers/provider-name.ts'
import { tally } from '../simulation/tally.ts'
import type { Row } from './run-scenarios.ts'

const COLUMNS: readonly (readonly [title: string, cell: (row: Row) => string])[] = [
  ['provider', ({ provider }) => providerName(provider)],
  ['scenario', ({ scenario }) => scenario],
  [
    'says',
    ({ providerStatus: word, refundStatuses }) =>
      [word, ...refundStatuses.map((one) => `refund ${one}`)].join(', '),
  ],
  ['we say', ({ status }) => status],
  ['captured', ({ captured }) => formatReported(captured, 'EUR')],
  ['refunded', ({ refunded }) => formatReported(refunded, 'EUR')],
  ['reversed', ({ reversed }) => formatReported(reversed, 'EUR')],
  ['really there', ({ payments, refunds }) => tally({ payments, refunds })],
  ['', verdict],
]

function verdict({ problems, note }: Row): string {
  if (problems.length > 0) return `WRONG: ${problems.join('; ')}`
  return note === undefined ? 'as expected' : `as expected: ${note}`
}

/** The rows as aligned text. */
export function formatTable(rows: readonly Row[]): string {
  const lines = [COLUMNS.map(([title]) => title), ...rows.map(cellsOf)]
  const widths = COLUMNS.map((_, index) =>
    Math.max(...lines.map((line) => (line[index] ?? '').length)),
  )
  const aligned = lines.map((line) =>
    line
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const [head = '', ...body] = aligned
  return [head, '-'.repeat(head.length), ...body].join('\n')
}

function cellsOf(row: Row): string[] {
  return COLUMNS.map(([, cell]) => cell(row))
}
