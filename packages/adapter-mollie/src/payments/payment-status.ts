import { createStatusTable, type StatusRow } from '@paystate/adapter-kit'
import type { NextAction, PaymentStatus, ProviderStatus } from '@paystate/core'
import { PAGES } from '../configuration/pages.ts'
import { codesOf } from '../result-codes/read-failure.ts'
import type { PaymentReply } from '../wire/payment.ts'
import { readNextAction } from './read-next-action.ts'

/** What decides between the rows of one status. */
export interface PaymentSituation {
  /** The response names something for the payer to do. */
  readonly payerCanAct: boolean
}

const STATUSES = PAGES.status

/** The provider's statuses of a payment. There is none for refunded or charged back: those stay paid. */
export const PAYMENT_STATUS_ROWS: readonly StatusRow<PaymentStatus, PaymentSituation>[] = [
  {
    providerStatus: 'open',
    status: 'requires_action',
    when: 'a page, a code, a link or an account to pay by is reported',
    holds: ({ payerCanAct }) => payerCanAct,
    source: STATUSES,
  },
  {
    providerStatus: 'open',
    status: 'processing',
    when: 'there is nothing for the payer to do',
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
]

const readPaymentStatus = createStatusTable(PAYMENT_STATUS_ROWS, {
  unknown: 'processing',
  normalize: (status) => status.trim().toLowerCase(),
})

/** The status, the provider's own, and what the payer has to do. */
export interface StatusOfPayment {
  readonly status: PaymentStatus
  readonly recognized: boolean
  readonly providerStatus: ProviderStatus
  readonly nextAction: NextAction | 'none' | 'not_reported'
}

/** Reads the status of a payment. */
export function readStatus(reply: PaymentReply): StatusOfPayment {
  const action = readNextAction(reply)
  const { status, ...reading } = readPaymentStatus(reply.status, {
    payerCanAct: action !== undefined,
  })
  const { recognized } = reading
  return {
    status,
    recognized,
    providerStatus: { value: reply.status, codes: codesOf(reply), ...reading },
    nextAction: actionFor({ status, recognized }, action),
  }
}

/** A status that we do not know says nothing about the payer either. */
function actionFor(
  { status, recognized }: Pick<StatusOfPayment, 'status' | 'recognized'>,
  action: NextAction | undefined,
): NextAction | 'none' | 'not_reported' {
  if (!recognized) return 'not_reported'
  return status === 'requires_action' && action ? action : 'none'
}
