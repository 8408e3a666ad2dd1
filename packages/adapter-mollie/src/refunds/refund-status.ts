import { createStatusTable, type StatusRow } from '@paystate/adapter-kit'
import type { RefundStatus } from '@paystate/core'
import { PAGES } from '../documentation/pages.ts'

const REFUNDS = PAGES.getRefund

/** The provider's words for a refund. `queued` waits for the merchant's balance. */
export const REFUND_STATUS_ROWS: readonly StatusRow<RefundStatus>[] = [
  {
    word: 'queued',
    status: 'pending',
    when: 'it waits for the balance of the account, and says so',
    source: REFUNDS,
  },
  { word: 'pending', status: 'pending', source: REFUNDS },
  { word: 'processing', status: 'processing', source: REFUNDS },
  { word: 'refunded', status: 'succeeded', source: REFUNDS },
  { word: 'failed', status: 'failed', source: REFUNDS },
  { word: 'canceled', status: 'canceled', source: REFUNDS },
  {
    word: 'cancelled',
    status: 'canceled',
    note: 'a spelling that is not in the documentation',
    source: REFUNDS,
  },
]

/** Reads the provider's word for a refund. */
export const readRefundStatus = createStatusTable(REFUND_STATUS_ROWS, {
  unknown: 'processing',
  normalise: (word) => word.trim().toLowerCase(),
})
