import {
  ASSUMPTIONS,
  CAPTURE_REACH,
  CAPTURE_STATUS_ROWS,
  DISPUTE_KINDS,
  DISPUTE_REACH,
  DISPUTE_ROWS,
  NOTIFICATION_ROWS,
  PAYMENT_REACH,
  PAYMENT_STATUS_ROWS,
  REFUND_REACH,
  REFUND_STATUS_ROWS,
  TABLES_VERSION,
  VERDICT_REACH,
  VERDICT_ROWS,
} from '@paystate/adapter-antom/tables'
import { codeSections } from './antom-codes.ts'
import { assumptionChapter } from './assumption-chapter.ts'
import { mappingPage, type Row, type Section } from './mapping-page.ts'
import { code, type Page } from './page.ts'
import { reachChapter } from './reach-chapter.ts'
import { statusRow } from './status-row.ts'

const WORDS: readonly Section[] = [
  { title: 'Payments', rows: PAYMENT_STATUS_ROWS.map(statusRow) },
  { title: 'Captures', rows: CAPTURE_STATUS_ROWS.map(statusRow) },
  { title: 'Refunds', rows: REFUND_STATUS_ROWS.map(statusRow) },
  { title: 'Disputes', rows: DISPUTE_ROWS.map(statusRow) },
  { title: 'How a dispute was decided', rows: VERDICT_ROWS.map(statusRow) },
  {
    title: 'Kinds of disputes',
    lead: 'A kind that is not listed reads as `chargeback`. An inquiry debits no money.',
    rows: [...DISPUTE_KINDS].map(([word, kind]) => ({
      cells: { 'Provider status': code(word), 'paystate status': code(kind) },
    })),
  },
  { title: 'Notifications', rows: NOTIFICATION_ROWS.map(notificationRow) },
]

export const ANTOM: Page = mappingPage({
  path: 'docs/mapping/antom.md',
  title: "Antom's statuses and codes, and their paystate equivalents",
  intro: [
    `Every status and code that \`@paystate/adapter-antom\` knows. The adapter itself uses these tables. They were last compared with the documentation on ${TABLES_VERSION}; a status that is not listed is reported to the observer as \`mapping.drift\`.`,
    [
      '- A status that is not listed reads as `processing` (a capture: `pending`), with `recognized: false`; the original value is kept.',
      '- S, F and U are the `resultStatus` of a response. They are about the call; the status of the payment, capture or refund is about the money.',
      '- `not_applied` is proof that nothing happened, on a first attempt only. `unknown` proves nothing: `recover()` finds out.',
      '- Where Antom advises a new id although the first request may have arrived, the adapter does not follow it: that would charge or refund twice.',
    ].join('\n'),
  ],
  chapters: [
    { title: 'Statuses', sections: WORDS },
    reachChapter([
      { title: 'Payment statuses by channel', rows: PAYMENT_REACH },
      { title: 'Capture statuses by channel', rows: CAPTURE_REACH },
      { title: 'Refund statuses by channel', rows: REFUND_REACH },
      { title: 'Dispute statuses by channel', rows: { ...DISPUTE_REACH, ...VERDICT_REACH } },
    ]),
    { title: 'Result codes', sections: codeSections() },
    assumptionChapter({ provider: 'Antom', assumptions: ASSUMPTIONS }),
  ],
})

function notificationRow({
  providerStatus: word,
  says,
  source,
}: (typeof NOTIFICATION_ROWS)[number]): Row {
  return { cells: { Type: code(word), Meaning: says }, source }
}
