import { isReported } from '@paystate/core'
import { createFormats } from '../format/formats.ts'
import { providerName } from '../providers/provider-name.ts'
import { tally } from '../simulation/tally.ts'
import type { Row } from './run-scenarios.ts'

const GAP = '  '
const FORMATS = createFormats({ timeZone: 'UTC' })

/** The rows as aligned text: a line of cells for each scenario, with the providers side by side. */
export function formatTable(rows: readonly Row[]): string {
  const providers = [...new Set(rows.map(({ provider }) => provider))]
  const scenarios = [...Map.groupBy(rows, ({ scenario }) => scenario)]
  const head = [['scenario', ...providers.map(providerName)]]
  const blocks = scenarios.map(([scenario, found]) => {
    const cells = providers.map((provider) =>
      linesOf(found.find((row) => row.provider === provider)),
    )
    return blockOf([[scenario], ...cells])
  })
  const lines = [...head, ...blocks.flat()]
  const widths = [0, ...providers.map((_, index) => index + 1)].map((index) =>
    Math.max(...lines.map((line) => (line[index] ?? '').length)),
  )
  const text = (line: readonly string[]) =>
    widths
      .map((width, index) => (line[index] ?? '').padEnd(width))
      .join(GAP)
      .trimEnd()
  const width = widths.reduce((sum, one) => sum + one + GAP.length, -GAP.length)
  const body = blocks.flatMap((block) => [...block.map(text), ''])
  const notes = rows.flatMap(noteOf)
  return [...head.map(text), '-'.repeat(width), ...body, ...notes].join('\n')
}

/** Columns of lines as lines of cells. */
function blockOf(columns: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const height = Math.max(...columns.map(({ length }) => length))
  return Array.from({ length: height }, (_, index) => columns.map((lines) => lines[index] ?? ''))
}

/** What the provider says and what we say; the money; what its ledger has. */
function linesOf(row: Row | undefined): readonly string[] {
  if (!row) return []
  const { wasUnknown, providerStatus, status, refundStatuses, payments, refunds } = row
  const first = wasUnknown ? 'unknown, then ' : ''
  const refunded = refundStatuses.length > 0 ? [`refund ${refundStatuses.join(', ')}`] : []
  return [
    `${first}${providerStatus} = ${status}`,
    ...refunded,
    moneyOf(row),
    `ledger: ${tally({ payments, refunds })}`,
  ]
}

function moneyOf({ captured, refunded, reversed }: Row): string {
  const amounts = Object.entries({ captured, refunded, reversed }).flatMap(([name, value]) =>
    isReported(value) && value > 0
      ? [`${FORMATS.money({ currency: 'EUR', minorUnits: value })} ${name}`]
      : [],
  )
  return amounts.length > 0 ? amounts.join(', ') : 'nothing charged'
}

function noteOf({ provider, scenario, problems, note }: Row): readonly string[] {
  const about = `${scenario} at ${providerName(provider)}`
  if (problems.length > 0) return [`WRONG: ${problems.join('; ')} (${about})`]
  return note === undefined ? [] : [`${about}: ${note}`]
}
