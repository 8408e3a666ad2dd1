import type { Access } from '../access/access.ts'
import type { Account } from '../account/account.ts'
import { documentation, hal } from '../api/links.ts'
import { toAmount } from '../money/money.ts'
import { isByCard, type Payment } from '../payments/payment.ts'
import { presentSettlement, settlementLink } from '../settlements/present-settlement.ts'
import { isoTime } from '../times/iso-time.ts'
import type { Refund } from './refund.ts'

export interface ObjectView {
  payment: Payment
  access: Access
  /** Items of a list carry no documentation link. */
  isItem?: boolean
}

export function presentRefund(account: Account, refund: Refund, view: ObjectView) {
  const { payment, access } = view
  const path = `/v2/payments/${payment.id}`
  return {
    resource: 'refund',
    id: refund.id,
    mode: payment.mode,
    amount: toAmount(refund.amount),
    status: refund.status,
    createdAt: isoTime(refund.createdAt),
    description: refund.description,
    metadata: refund.metadata,
    paymentId: payment.id,
    ...(isByCard(payment) && refund.status === 'refunded' && referenceOf(refund)),
    ...presentSettlement(refund),
    _links: {
      self: hal(account, `${path}/refunds/${refund.id}`, access),
      payment: hal(account, path, access),
      ...settlementLink(account, refund, access),
      ...(!view.isItem && documentation('get-refund')),
    },
  }
}

/** The number by which the payer's bank finds a refund that was sent to a card. */
function referenceOf({ sequence }: Refund) {
  const id = `7455${String(sequence).padStart(19, '0')}`
  return { externalReference: { type: 'acquirer-reference', id } }
}
