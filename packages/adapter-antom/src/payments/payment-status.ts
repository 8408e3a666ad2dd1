import { createStatusTable, type StatusRow } from '@paystate/adapter-kit'
import type { PaymentStatus } from '@paystate/core'
import { PAGES } from '../configuration/pages.ts'
import { asWord } from '../wire/lenient.ts'

/** What decides between the rows of one status. */
export interface PaymentSituation {
  /** The response contains an action for the payer. */
  readonly payerCanAct: boolean
  /** Nothing more will be captured: see the captures, or the money was captured at once. */
  readonly isTaken: boolean
  /** The payer may retry: the payment's session has not expired. */
  readonly sessionIsOpen: boolean
}

const source = PAGES.status

const ROWS = [
  {
    providerStatus: 'PROCESSING',
    status: 'requires_action',
    when: 'an action for the payer is reported, or already known',
    holds: ({ payerCanAct }) => payerCanAct,
    source,
  },
  {
    providerStatus: 'PROCESSING',
    status: 'processing',
    when: 'otherwise',
    holds: ({ payerCanAct }) => !payerCanAct,
    source,
  },
  {
    providerStatus: 'PENDING',
    status: 'processing',
    when: 'the payer is done; the result takes up to 7 days',
    source,
  },
  {
    providerStatus: 'SUCCESS',
    status: 'captured',
    when: 'the method captures at once, or everything has been captured',
    holds: ({ isTaken }) => isTaken,
    source,
  },
  {
    providerStatus: 'SUCCESS',
    status: 'authorized',
    when: 'the money is authorized, and not or not fully captured',
    holds: ({ isTaken }) => !isTaken,
    source,
  },
  {
    providerStatus: 'FAIL',
    status: 'requires_action',
    when: 'an attempt in a payment session that has not expired',
    holds: ({ sessionIsOpen }) => sessionIsOpen,
    source: PAGES.session,
  },
  {
    providerStatus: 'FAIL',
    status: 'failed',
    when: 'otherwise; closed unpaid looks the same as failed',
    holds: ({ sessionIsOpen }) => !sessionIsOpen,
    source,
  },
  {
    providerStatus: 'CANCELLED',
    status: 'canceled',
    when: 'with a paymentTime it had been paid, and everything is returned',
    source,
  },
] as const satisfies readonly StatusRow<PaymentStatus, PaymentSituation>[]

/** The provider's statuses of a payment. There is none for expired or refunded. */
export const PAYMENT_STATUS_ROWS: readonly StatusRow<PaymentStatus, PaymentSituation>[] = ROWS

/** One row of {@link PAYMENT_STATUS_ROWS}, with its literal statuses. */
export type PaymentStatusRow = (typeof ROWS)[number]

/** Reads the provider's status of a payment. */
export const readPaymentStatus = createStatusTable(PAYMENT_STATUS_ROWS, {
  unknown: 'processing',
  normalize: asWord,
})
