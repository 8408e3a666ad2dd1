import { createStatusTable, type StatusRow } from '@paystate/adapter-kit'
import type { RefundStatus } from '@paystate/core'
import { PAGES } from '../configuration/pages.ts'

const REFUNDS = PAGES.getRefund

const ROWS = [
  {
    providerStatus: 'queued',
    status: 'pending',
    when: 'it waits for the balance of the merchant, and says so',
    source: REFUNDS,
  },
  { providerStatus: 'pending', status: 'pending', source: REFUNDS },
  { providerStatus: 'processing', status: 'processing', source: REFUNDS },
  { providerStatus: 'refunded', status: 'succeeded', source: REFUNDS },
  { providerStatus: 'failed', status: 'failed', source: REFUNDS },
  { providerStatus: 'canceled', status: 'canceled', source: REFUNDS },
  {
    providerStatus: 'cancelled',
    status: 'canceled',
    note: 'a spelling that is not documented',
    source: REFUNDS,
  },
] as const satisfies readonly StatusRow<RefundStatus>[]

/** The provider's statuses of a refund. `queued` waits for the merchant's balance. */
export const REFUND_STATUS_ROWS: readonly StatusRow<RefundStatus>[] = ROWS

/** One row of {@link REFUND_STATUS_ROWS}, with its literal statuses. */
export type RefundStatusRow = (typeof ROWS)[number]

/** Reads the provider's status of a refund. */
export const readRefundStatus = createStatusTable(REFUND_STATUS_ROWS, {
  unknown: 'processing',
  normalize: (status) => status.trim().toLowerCase(),
})
