import {
  ASSUMPTIONS,
  CAPTURE_STATUS_ROWS,
  DISPUTE_KINDS,
  DISPUTE_ROWS,
  NOTIFICATION_ROWS,
  PAYMENT_STATUS_ROWS,
  REFUND_STATUS_ROWS,
  VERDICT_ROWS,
} from '@paystate/adapter-antom/tables'
import { codeSections } from './antom-codes.ts'
import { assumptionChapter } from './assumption-chapter.ts'
import { mappingPage, type Row, type Section } from './mapping-page.ts'
import { code, type Page } from './page.ts'
import { statusRow } from './status-row.ts'

const WORDS: readonly Section[] = [
  { title: 'Payments', rows: PAYMENT_STATUS_ROWS.map(statusRow) },
  { title: 'Captures', rows: CAPTURE_STATUS_ROWS.map(statusRow) },
  { title: 'Refunds', rows: REFUND_STATUS_ROWS.map(statusRow) },
  { title: 'Disputes', rows: DISPUTE_ROWS.map(statusRow) },
  { title: 'How a dispute was judged', rows: VERDICT_ROWS.map(statusRow) },
  {
    title: 'Kinds of disputes',
    lead: 'A kind that is not listed reads as `chargeback`. An inquiry takes no money.',
    rows: [...DISPUTE_KINDS].map(([word, kind]) => ({
      cells: { 'The provider says': code(word), 'We say': code(kind) },
    })),
  },
  { title: 'Notifications', rows: NOTIFICATION_ROWS.map(notificationRow) },
]

export const ANTOM: Page = mappingPage({
  path: 'docs/mapping/antom.md',
  title: "Antom's words and codes, and what we say of them",
  intro: [
    'Everything that `@paystate/adapter-antom` knows of what Antom says. The adapter reads these very tables.',
    [
      '- A status that is not listed reads as `processing` (a capture: `pending`), marked as not recognized; the word itself is kept.',
      '- S, F and U are the `resultStatus` of an answer. They speak of the call: the money is reported by the status of the payment, capture or refund.',
      '- `not_applied` is proof that nothing was done, on a first attempt only. `unknown` proves nothing: `recover()` finds out.',
      '- Where a page of Antom advises a new id while the first request may have arrived, that is not followed: it would charge or refund twice.',
    ].join('\n'),
  ],
  chapters: [
    { title: 'Words', sections: WORDS },
    { title: 'Result codes', sections: codeSections() },
    assumptionChapter({ provider: 'Antom', assumptions: ASSUMPTIONS }),
  ],
})

function notificationRow({
  providerStatus: word,
  says,
  source,
}: (typeof NOTIFICATION_ROWS)[number]): Row {
  return { cells: { Type: code(word), Says: says }, source }
}
