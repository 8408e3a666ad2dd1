import { createStatusTable, type StatusRow } from '@paystate/adapter-kit'
import type { PaymentStatus } from '@paystate/core'
import { PAGES } from '../configuration/pages.ts'

/** What decides between the rows of one status. */
export interface PaymentSituation {
  /** The response contains an action for the payer. */
  readonly payerCanAct: boolean
}

const STATUSES = PAGES.status

const ROWS = [
  {
    providerStatus: 'open',
    status: 'requires_action',
    when: 'a page, a code, a link or a bank account to pay with is reported',
    holds: ({ payerCanAct }) => payerCanAct,
    source: STATUSES,
  },
  {
    providerStatus: 'open',
    status: 'processing',
    when: 'the payer has nothing to do',
    holds: ({ payerCanAct }) => !payerCanAct,
    source: STATUSES,
  },
  { providerStatus: 'pending', status: 'processing', source: STATUSES },
  { providerStatus: 'authorized', status: 'authorized', source: STATUSES },
  { providerStatus: 'paid', status: 'captured', source: STATUSES },
  { providerStatus: 'canceled', status: 'canceled', source: STATUSES },
  {
    providerStatus: 'cancelled',
    status: 'canceled',
    note: 'the spelling of the first version of the API',
    source: STATUSES,
  },
  { providerStatus: 'expired', status: 'expired', source: STATUSES },
  { providerStatus: 'failed', status: 'failed', source: STATUSES },
] as const satisfies readonly StatusRow<PaymentStatus, PaymentSituation>[]

/** The provider's statuses of a payment. There is none for refunded or charged back: such payments stay paid. */
export const PAYMENT_STATUS_ROWS: readonly StatusRow<PaymentStatus, PaymentSituation>[] = ROWS

/** One row of {@link PAYMENT_STATUS_ROWS}, with its literal statuses. */
export type PaymentStatusRow = (typeof ROWS)[number]

/** Reads the provider's status of a payment. */
export const readPaymentStatus = createStatusTable(PAYMENT_STATUS_ROWS, {
  unknown: 'processing',
  normalize: (status) => status.trim().toLowerCase(),
})
