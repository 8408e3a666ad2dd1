import {
  ASSUMPTIONS,
  CAPTURE_REACH,
  CAPTURE_STATUS_ROWS,
  FAILURE_ROWS,
  NOTIFICATION_ROWS,
  PAYMENT_REACH,
  PAYMENT_STATUS_ROWS,
  REFUND_REACH,
  REFUND_STATUS_ROWS,
  RESULT_CODES,
  TABLES_VERSION,
} from '@paystate/adapter-mollie/tables'
import { assumptionChapter } from './assumption-chapter.ts'
import { mappingPage, type Row, type Section } from './mapping-page.ts'
import { code, type Page } from './page.ts'
import { reachChapter } from './reach-chapter.ts'
import { statusRow } from './status-row.ts'

export const MOLLIE: Page = mappingPage({
  path: 'docs/mapping/mollie.md',
  title: "Mollie's statuses and errors, and their paystate equivalents",
  intro: [
    `Every status and error that \`@paystate/adapter-mollie\` knows. The adapter itself uses these tables. They were last compared with the documentation on ${TABLES_VERSION}; a status that is not listed is reported to the observer as \`mapping.drift\`.`,
    '- A status that is not listed reads as `processing` (a capture or refund: `pending`), with `recognized: false`; the original value is kept.\n' +
      '- `not_applied` is proof that nothing happened, on a first attempt only. `unknown` proves nothing: `recover()` finds out.',
  ],
  chapters: [
    {
      title: 'Statuses',
      sections: [
        { title: 'Payments', rows: PAYMENT_STATUS_ROWS.map(statusRow) },
        { title: 'Captures', rows: CAPTURE_STATUS_ROWS.map(statusRow) },
        { title: 'Refunds', rows: REFUND_STATUS_ROWS.map(statusRow) },
        {
          title: 'Why a payment failed',
          lead: 'The failure reason of a payment explains its status and never decides it.',
          rows: FAILURE_ROWS.map(failureRow),
        },
        {
          title: 'Signed messages',
          lead: 'A message names what to read; only the read changes a payment.',
          rows: NOTIFICATION_ROWS.map(({ type, about, source }) => ({
            cells: { Type: code(type), 'Causes a read of the': about },
            source,
          })),
        },
      ],
    },
    reachChapter([
      { title: 'Payment statuses by channel', rows: PAYMENT_REACH },
      { title: 'Capture statuses by channel', rows: CAPTURE_REACH },
      { title: 'Refund statuses by channel', rows: REFUND_REACH },
    ]),
    { title: 'Error responses', sections: answers() },
    assumptionChapter({ provider: 'Mollie', assumptions: ASSUMPTIONS }),
  ],
})

function failureRow({
  reason,
  category,
  next,
  message,
  source,
}: (typeof FAILURE_ROWS)[number]): Row {
  const cells = {
    'Provider status': code(reason),
    Category: code(category),
    'What next': code(next),
    Meaning: message,
  }
  return { cells, source }
}

function answers(): Section[] {
  return [...Map.groupBy(RESULT_CODES, ({ operation }) => operation)].map(([operation, rows]) => ({
    title: code(operation),
    rows: rows.map(answerRow),
  }))
}

function answerRow(row: (typeof RESULT_CODES)[number]): Row {
  const { httpStatus, title, error, outcome, next, what, advice, source } = row
  const cells = {
    'HTTP status': title === undefined ? String(httpStatus) : `${httpStatus} ${title}`,
    'Distinguished by': apartBy(row),
    'paystate status': code(outcome),
    'Send again with': code(next),
    Error: code(error),
    'What it means, and what to do': `${what} ${advice}`,
  }
  return { cells, source }
}

/** What distinguishes a case from others with the same status. */
function apartBy({ field, detail, read }: (typeof RESULT_CODES)[number]): string {
  const reported = [
    field && `the field ${code(field)}`,
    detail && `“${detail}…”`,
    read && `a read: ${read}`,
  ]
  return reported.filter(Boolean).join('; ')
}
