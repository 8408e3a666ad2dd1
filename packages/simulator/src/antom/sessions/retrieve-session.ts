import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { SessionLookupMessage } from '../messages/session-message.ts'
import { toWire } from '../money/amount.ts'
import { result } from '../results/result.ts'
import { sessionFields } from './create-session.ts'
import type { Session } from './session.ts'

/** Tells of a session that was made before. */
export function retrievePaymentSession(
  account: MerchantAccount,
  { paymentSessionId, paymentRequestId }: SessionLookupMessage,
): Answer {
  const session =
    paymentSessionId === undefined
      ? account.sessions.byRequestId(paymentRequestId ?? '')
      : account.sessions.byId(paymentSessionId)
  if (!session) return { result: result('ORDER_NOT_EXIST') }
  return { result: result('SUCCESS'), ...sessionFields(account, session), order: orderOf(session) }
}

function orderOf({ referenceOrderId, description, amount }: Session) {
  return { referenceOrderId, orderDescription: description, orderAmount: toWire(amount) }
}
