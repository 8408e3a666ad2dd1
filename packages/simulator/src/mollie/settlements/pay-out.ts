import { type Account, createId } from '../account/account.ts'
import type { Payment } from '../payments/payment.ts'

/** Pays the merchant out: everything whose money has moved, and was not paid out before. */
export function payOut(account: Account): string {
  const settlementId = createId(account, 'stl')
  const moved = account.payments.all().flatMap(movedOf)
  for (const object of moved) object.settlementId ??= settlementId
  return settlementId
}

function movedOf(payment: Payment): { settlementId?: string }[] {
  const { status, captures, refunds, chargebacks } = payment
  return [
    ...(status === 'paid' ? [payment] : []),
    ...captures.filter((capture) => capture.status === 'succeeded'),
    ...refunds.filter((refund) => refund.status === 'refunded'),
    ...chargebacks,
  ]
}
