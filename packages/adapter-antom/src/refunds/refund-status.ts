import { createStatusTable, type StatusRow } from '@paystate/adapter-kit'
import type { RefundStatus } from '@paystate/core'
import { PAGES } from '../configuration/pages.ts'
import { asWord } from '../wire/lenient.ts'

const first = PAGES.inquiryRefund
const second = PAGES.inquiryRefundOmnichannel

const ROWS = [
  { providerStatus: 'PROCESSING', status: 'processing', source: first },
  { providerStatus: 'SUCCESS', status: 'succeeded', source: first },
  { providerStatus: 'FAIL', status: 'failed', source: first },
  {
    providerStatus: 'CANCELLED',
    status: 'canceled',
    when: 'inside a payment only',
    source: PAGES.inquiryPayment,
  },
  { providerStatus: 'PENDING', status: 'processing', when: 'second version', source: second },
  { providerStatus: 'FAILED', status: 'failed', when: 'second version', source: second },
] as const satisfies readonly StatusRow<RefundStatus>[]

/** The provider's statuses of a refund: in both versions of its inquiry, and inside a payment. */
export const REFUND_STATUS_ROWS: readonly StatusRow<RefundStatus>[] = ROWS

/** One row of {@link REFUND_STATUS_ROWS}, with its literal statuses. */
export type RefundStatusRow = (typeof ROWS)[number]

/** Reads the provider's status of a refund. */
export const readRefundStatus = createStatusTable(REFUND_STATUS_ROWS, {
  unknown: 'processing',
  normalize: asWord,
})
