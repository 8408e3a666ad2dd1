import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { SessionMessage } from '../messages/session-message.ts'
import { orderRefusal } from '../payments/order-refusal.ts'
import { result } from '../results/result.ts'
import { HOUR } from '../time/duration.ts'
import { providerTime } from '../time/provider-time.ts'
import type { Session } from './session.ts'

/** Longest and ordinary life of a session. */
const SESSION_LASTS = HOUR

/**
 * Makes a hosted checkout. Unlike `pay` it answers S, and unlike `pay` it is not idempotent.
 *
 * @see https://docs.antom.com/ac/ams/session_cashier
 */
export function createPaymentSession(account: MerchantAccount, message: SessionMessage): Answer {
  const now = account.clock.now()
  const expiresAt = message.paymentSessionExpiryTime ?? now + SESSION_LASTS
  const methodType = message.paymentMethod?.paymentMethodType
  const method = account.methods.get(methodType ?? '')
  if (methodType !== undefined && !method) return { result: result('NO_PAY_OPTIONS') }
  if (expiresAt > now + SESSION_LASTS) return { result: result('PARAM_ILLEGAL') }
  const refusal = orderRefusal(account, {
    amount: message.paymentAmount,
    method,
    settlementCurrency: message.settlementStrategy,
    closesAt: expiresAt,
  })
  if (refusal) return { result: result(refusal) }
  const session = { ...toSession(message), sessionId: account.ids.session(now), expiresAt }
  account.sessions.add(session)
  return { result: result('SUCCESS'), ...sessionFields(account, session) }
}

function toSession(message: SessionMessage): Omit<Session, 'sessionId' | 'expiresAt'> {
  return {
    paymentRequestId: message.paymentRequestId,
    amount: message.paymentAmount,
    description: message.order.orderDescription,
    referenceOrderId: message.order.referenceOrderId,
    redirectUrl: message.paymentRedirectUrl,
    notifyUrl: message.paymentNotifyUrl,
    metadata: message.metadata,
    settlementCurrency: message.settlementStrategy,
    captureMode: message.paymentFactor?.captureMode ?? 'AUTOMATIC',
    isElement: message.productScene === 'ELEMENT_PAYMENT',
    methodType: message.paymentMethod?.paymentMethodType,
  }
}

/** What is told of a session; its data is for Antom's own script in a browser. */
export function sessionFields(account: MerchantAccount, session: Session) {
  return {
    paymentSessionId: session.sessionId,
    paymentSessionData: Buffer.from(`simulated.${session.sessionId}`).toString('base64'),
    paymentSessionExpiryTime: providerTime(session.expiresAt),
    normalUrl: account.pageUrl('session', session.sessionId),
  }
}
