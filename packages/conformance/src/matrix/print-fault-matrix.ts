import type { OperationKind, Outcome } from '@paystate/core'
import type { Fault } from '../subject/faults.ts'
import { type Cell, type FaultMatrix, SITUATIONS, type Situation } from './fault-matrix.ts'

const LETTERS: Readonly<Record<Outcome['kind'], string>> = {
  applied: 'A',
  not_applied: 'N',
  unknown: 'u',
}

/**
 * The whole matrix as a table: a row for each fault, a column for each write, and in it the three
 * situations side by side. `u>A` means unknown, then resolved to applied.
 */
export function printFaultMatrix({ cells, skipped }: FaultMatrix): string {
  const kinds = [...new Set(cells.map(({ kind }) => kind))]
  const faults = [...new Set(cells.map(({ fault }) => fault))]
  const rows = faults.map((fault) => [fault, ...kinds.map((kind) => entry(cells, { kind, fault }))])
  const wrong = cells.filter((cell) => cell.wrong !== undefined)
  return [
    table([['', ...kinds], ...rows]),
    '',
    'A applied, N not applied, u unknown; u>A unknown at first, then resolved to applied; ! not true',
    `in each column: ${Object.values(SITUATIONS).join('; ')}`,
    ...skipped.map(({ kind, reason }) => `without ${kind}: ${reason}`),
    `${cells.length} cells, ${wrong.length} wrong`,
    ...wrong.map(
      ({ kind, fault, situation, wrong: what }) => `! ${kind} ${fault} ${situation}: ${what}`,
    ),
  ].join('\n')
}

interface Place {
  readonly kind: OperationKind
  readonly fault: Fault
}

function entry(cells: readonly Cell[], { kind, fault }: Place): string {
  const situations: readonly Situation[] = ['first', 'after_lost_answer', 'after_reset']
  return situations
    .map((situation) => cells.find((cell) => isAt(cell, { kind, fault, situation })))
    .map((cell) => (cell === undefined ? '' : short(cell)).padEnd(4))
    .join(' ')
}

function isAt(cell: Cell, place: Place & { readonly situation: Situation }): boolean {
  const { kind, fault, situation } = place
  return cell.kind === kind && cell.fault === fault && cell.situation === situation
}

function short({ said, end, wrong }: Cell): string {
  const mark = wrong === undefined ? '' : '!'
  return said === end ? `${LETTERS[said]}${mark}` : `${LETTERS[said]}>${LETTERS[end]}${mark}`
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
