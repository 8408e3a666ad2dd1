import type { NextAction, PaymentStatus, ProviderStatus } from '@paystate/core'
import { codesOf } from '../result-codes/read-failure.ts'
import type { PaymentReply } from '../wire/payment.ts'
import { readPaymentStatus } from './payment-status.ts'
import { readNextAction } from './read-next-action.ts'

/** The status, the provider's own, and what the payer must do. */
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

/** An unknown status says nothing about the payer either. */
function actionFor(
  { status, recognized }: Pick<StatusOfPayment, 'status' | 'recognized'>,
  action: NextAction | undefined,
): NextAction | 'none' | 'not_reported' {
  if (!recognized) return 'not_reported'
  return status === 'requires_action' && action ? action : 'none'
}
