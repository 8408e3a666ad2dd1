import { CODE_SUBJECT_ROWS, RESULT_CODES, type ResultCodeRow } from '@paystate/adapter-antom/tables'
import type { Row, Section } from './mapping-page.ts'
import { code } from './page.ts'

/** Every result code, a table for each place where codes occur. */
export function codeSections(): Section[] {
  return CODE_SUBJECT_ROWS.map(({ subject, about, unlisted }) => ({
    title: code(subject),
    lead: `${about} ${unlisted}`,
    rows: RESULT_CODES.filter((row) => row.subject === subject).map(codeRow),
  }))
}

function codeRow(row: ResultCodeRow): Row {
  const { result, outcome, error, what, advice, assumed, source } = row
  const cells = {
    Code: code(row.code),
    'S F U': result,
    'paystate status': code(outcome),
    Then: thenOf(row),
    Error: NO_ERROR.includes(outcome) ? '' : code(error),
    'What it means, and what to do': `${what} ${advice}`,
    Listed: assumed ? 'assumed' : '',
  }
  return { cells, source }
}

/** The outcomes without an error. */
const NO_ERROR: readonly ResultCodeRow['outcome'][] = [
  'applied',
  'reported',
  'succeeded',
  'under_way',
  'failed',
]

/** What follows: how to send it again once it is proven, or how to find out. */
function thenOf({ subject, result, outcome, next, failureNext }: ResultCodeRow) {
  switch (outcome) {
    case 'not_applied':
      return `proof \`rejected\`; ${again(next)}`
    case 'unknown':
      if (result === 'F' || subject === 'createPaymentSession') return 'look it up, never repeat it'
      return 'the same bytes again, then look it up'
    case 'not_seen':
      return 'one miss, which proves nothing'
    case 'inconclusive':
      return 'read again'
    case 'failed':
      return failureNext === undefined ? '' : `next: \`${failureNext}\``
    default:
      return ''
  }
}

function again(next: ResultCodeRow['next'] = 'different_operation'): string {
  return `next: \`${next}\``
}
