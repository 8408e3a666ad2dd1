import { createStatusTable, type StatusRow } from '@paystate/adapter-kit'
import type { PaymentStatus } from '@paystate/core'
import { PAGES } from '../configuration/pages.ts'
import { asWord } from '../wire/lenient.ts'

/** What decides between the rows of one word. */
export interface PaymentSituation {
  /** The response names something for the payer to do. */
  readonly payerCanAct: boolean
  /** Nothing more will be taken: see the captures, or the money came in one step. */
  readonly isTaken: boolean
  /** The payer may try again: the payment's session has not expired. */
  readonly sessionIsOpen: boolean
}

const source = PAGES.status

/** The provider's words for a payment. There is none for expired or refunded. */
export const PAYMENT_STATUS_ROWS: readonly StatusRow<PaymentStatus, PaymentSituation>[] = [
  {
    providerStatus: 'PROCESSING',
    status: 'requires_action',
    when: 'an action for the payer is reported, or known already',
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
    when: 'the method takes the money in one step, or its captures have taken it all',
    holds: ({ isTaken }) => isTaken,
    source,
  },
  {
    providerStatus: 'SUCCESS',
    status: 'authorized',
    when: 'the money is promised, and not or not wholly captured',
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
    when: 'with a paymentTime it had been paid, and everything goes back',
    source,
  },
]

/** Reads the provider's word for a payment. */
export const readPaymentStatus = createStatusTable(PAYMENT_STATUS_ROWS, {
  unknown: 'processing',
  normalize: asWord,
})
