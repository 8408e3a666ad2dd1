import { createStatusTable, type StatusRow } from '@paystate/adapter-kit'
import type { RefundStatus } from '@paystate/core'
import { PAGES } from '../documentation/pages.ts'
import { asWord } from '../http/word.ts'

const first = PAGES.inquiryRefund
const second = PAGES.inquiryRefundOmnichannel

/** The provider's words for a refund: of both versions of its inquiry, and inside a payment. */
export const REFUND_STATUS_ROWS: readonly StatusRow<RefundStatus>[] = [
  { word: 'PROCESSING', status: 'processing', source: first },
  { word: 'SUCCESS', status: 'succeeded', source: first },
  { word: 'FAIL', status: 'failed', source: first },
  {
    word: 'CANCELLED',
    status: 'canceled',
    when: 'inside a payment only',
    source: PAGES.inquiryPayment,
  },
  { word: 'PENDING', status: 'processing', when: 'second version', source: second },
  { word: 'FAILED', status: 'failed', when: 'second version', source: second },
]

/** Reads the provider's word for a refund. */
export const readRefundStatus = createStatusTable(REFUND_STATUS_ROWS, {
  unknown: 'processing',
  normalise: asWord,
})
