import {
  CAPTURE_STATUS_ROWS,
  ERROR_ROWS,
  EVENT_ROWS,
  FAILURE_ROWS,
  PAYMENT_STATUS_ROWS,
  REFUND_STATUS_ROWS,
} from '@paystate/adapter-mollie'
import { code, type Page, page, section, source } from './page.ts'
import { statusCells } from './status-cells.ts'

export const MOLLIE_WORDS: Page = page('docs/mapping/mollie.md', [
  "# Mollie's words, and what they read as",
  'A status that is not listed reads as `processing` (a capture or refund: `pending`), marked as not recognised; the word itself is kept.',
  section('Payments', PAYMENT_STATUS_ROWS.map(statusCells)),
  section('Captures', CAPTURE_STATUS_ROWS.map(statusCells)),
  section('Refunds', REFUND_STATUS_ROWS.map(statusCells)),
  section(
    'Why a payment failed',
    FAILURE_ROWS.map(({ reason, category, next, message, ...row }) => ({
      'The provider says': code(reason),
      Category: code(category),
      'What next': code(next),
      Meaning: message,
      Source: source(row.source),
    })),
  ),
  section(
    'Signed messages',
    EVENT_ROWS.map(({ type, about, ...row }) => ({
      Type: code(type),
      'Causes a read of the': about,
      Source: source(row.source),
    })),
  ),
])

export const MOLLIE_ERRORS: Page = page('docs/errors/mollie.md', [
  "# Mollie's answers that are no success",
  '`rejected` is proof that nothing was done, on a first attempt. `unknown` proves nothing.',
  ...[...Map.groupBy(ERROR_ROWS, ({ operation }) => operation)].map(([operation, rows]) =>
    section(
      code(operation),
      rows.map(({ httpStatus, field, error, means, next, what, advice, ...row }) => ({
        Status: String(httpStatus),
        Field: field === undefined ? '' : code(field),
        Means: code(means),
        Error: code(error),
        'Try again with': code(next),
        What: `${what} ${advice}`,
        Source: source(row.source),
      })),
    ),
  ),
])
