import {
  CAPTURE_STATUS_ROWS,
  DISPUTE_ROWS,
  NOTIFICATION_ROWS,
  PAYMENT_STATUS_ROWS,
  REFUND_STATUS_ROWS,
  RESULT_CODES,
  VERDICT_ROWS,
} from '@paystate/adapter-antom'
import { code, type Page, page, section, source } from './page.ts'
import { statusCells } from './status-cells.ts'

export const ANTOM_WORDS: Page = page('docs/mapping/antom.md', [
  "# Antom's words, and what they read as",
  'A status that is not listed reads as `processing` (a capture: `pending`), marked as not recognised; the word itself is kept.',
  section('Payments', PAYMENT_STATUS_ROWS.map(statusCells)),
  section('Captures', CAPTURE_STATUS_ROWS.map(statusCells)),
  section('Refunds', REFUND_STATUS_ROWS.map(statusCells)),
  section('Disputes', DISPUTE_ROWS.map(statusCells)),
  section('How a dispute was judged', VERDICT_ROWS.map(statusCells)),
  section(
    'Notifications',
    NOTIFICATION_ROWS.map(({ word, says, ...row }) => ({
      Type: code(word),
      Says: says,
      Source: source(row.source),
    })),
  ),
])

export const ANTOM_ERRORS: Page = page('docs/errors/antom.md', [
  "# Antom's result codes",
  '`not_applied` is proof that nothing was done, on a first attempt. A code that is not listed is `unknown`.',
  ...[...Map.groupBy(RESULT_CODES, ({ subject }) => subject)].map(([subject, rows]) =>
    section(
      code(subject),
      rows.map(({ result, outcome, error, what, advice, assumed, ...row }) => ({
        Code: code(row.code),
        Result: code(result),
        Means: code(outcome),
        Error: code(error),
        What: `${what} ${advice}`,
        Source: assumed ? 'assumed' : source(row.source),
      })),
    ),
  ),
])
