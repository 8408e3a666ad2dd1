import type { Account } from '../account/account.ts'
import { documentation, hal } from '../api/links.ts'
import { toAmount } from '../money/money.ts'
import type { ObjectView } from '../refunds/present-refund.ts'
import { presentSettlement, settlementLink } from '../settlements/present-settlement.ts'
import { isoTime } from '../times/iso-time.ts'
import type { Chargeback } from './chargeback.ts'

export function presentChargeback(account: Account, chargeback: Chargeback, view: ObjectView) {
  const { payment, access } = view
  const { amount, reversedAt, reason } = chargeback
  const path = `/v2/payments/${payment.id}`
  return {
    resource: 'chargeback',
    id: chargeback.id,
    amount: toAmount(amount),
    settlementAmount: toAmount({ ...amount, minorUnits: -amount.minorUnits }),
    ...(reason && { reason }),
    createdAt: isoTime(chargeback.createdAt),
    reversedAt: reversedAt === undefined ? null : isoTime(reversedAt),
    paymentId: payment.id,
    ...presentSettlement(chargeback),
    _links: {
      self: hal(account, `${path}/chargebacks/${chargeback.id}`, access),
      payment: hal(account, path, access),
      ...settlementLink(account, chargeback, access),
      ...(!view.isItem && documentation('get-chargeback')),
    },
  }
}
