import type { MerchantAccount } from '../account/merchant-account.ts'
import { openPayment } from '../payments/open-payment.ts'
import { methodRefusal } from '../payments/order-refusal.ts'
import type { Payment } from '../payments/payment.ts'
import type { PaymentMethod } from '../payments/payment-method.ts'
import { HOUR } from '../time/duration.ts'
import type { Session } from './session.ts'

/** The methods a payer of a session can choose from. */
export function methodsOf({ methods }: MerchantAccount, session: Session): PaymentMethod[] {
  return [...methods.values()].filter(
    (method) =>
      (session.methodType ?? method.type) === method.type &&
      methodRefusal(method, session.amount) === undefined,
  )
}

/** A payer of a session chooses a method: a payment of its own, under the session's request id. */
export function startAttempt(
  account: MerchantAccount,
  { session, methodType }: { session: Session; methodType?: string | undefined },
): Payment | undefined {
  const offered = methodsOf(account, session)
  const method = methodType ? offered.find(({ type }) => type === methodType) : offered[0]
  const now = account.clock.now()
  if (!method || now >= session.expiresAt) return undefined
  const closesAt = now + method.closesAfter + (session.isElement ? HOUR : 0)
  return openPayment(account, { ...session, method, closesAt })
}
