import type { NextAction, PaymentStatus, ProviderWord } from '@paystate/core'
import type { PaymentReply } from './payment-reply.ts'
import { readPaymentStatus } from './payment-status.ts'
import { codesOf } from './read-failure.ts'
import { readNextAction } from './read-next-action.ts'

export interface PaymentReading {
  readonly status: PaymentStatus
  readonly recognised: boolean
  readonly word: ProviderWord
  readonly nextAction: NextAction | 'none' | 'not_told'
}

/** The status, the provider's words for it, and what the payer has to do. */
export function readStatus(reply: PaymentReply): PaymentReading {
  const action = readNextAction(reply)
  const { status, ...reading } = readPaymentStatus(reply.status, {
    payerCanAct: action !== undefined,
  })
  const { recognised } = reading
  return {
    status,
    recognised,
    word: { word: reply.status, codes: codesOf(reply), ...reading },
    nextAction: actionFor({ status, recognised }, action),
  }
}

/** A word that we do not know says nothing about the payer either. */
function actionFor(
  { status, recognised }: Pick<PaymentReading, 'status' | 'recognised'>,
  action: NextAction | undefined,
): NextAction | 'none' | 'not_told' {
  if (!recognised) return 'not_told'
  return status === 'requires_action' && action ? action : 'none'
}
