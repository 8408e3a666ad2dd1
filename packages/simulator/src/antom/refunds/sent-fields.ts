import type { MerchantAccount } from '../account/merchant-account.ts'
import { acquirerFields, referenceNumber } from '../acquirer/acquirer-fields.ts'
import { settlementFields } from '../settlement/settlement-fields.ts'
import type { Refund } from './refund.ts'

/** What is known of the money of a refund once it is sent. */
export function sentFields(account: MerchantAccount, refund: Refund) {
  const { amount, refundId: id, refundRequestId: requestId, status } = refund
  const payment = account.payments.byId(refund.paymentId)
  if (status !== 'SUCCESS' || !payment) return {}
  return {
    ...settlementFields(account, { payment, amount }),
    ...acquirerFields(account, { id, requestId }),
  }
}

/** The number by which a card's bank finds a refund. */
export function arnFields({ payments }: MerchantAccount, refund: Refund) {
  const isByCard = payments.byId(refund.paymentId)?.card !== undefined
  if (refund.status !== 'SUCCESS' || !isByCard) return {}
  return { arn: `74${refund.refundId.slice(-21)}`, rrn: referenceNumber(refund.refundId) }
}
