import type { Account } from '../account/account.ts'
import { documentation, hal } from '../api/links.ts'
import { toAmount } from '../money/money.ts'
import type { ObjectView } from '../refunds/present-refund.ts'
import { presentSettlement, settlementLink } from '../settlements/present-settlement.ts'
import { isoTime } from '../times/iso-time.ts'
import type { Capture } from './capture.ts'

export function presentCapture(account: Account, capture: Capture, view: ObjectView) {
  const { payment, access } = view
  const path = `/v2/payments/${payment.id}`
  return {
    resource: 'capture',
    id: capture.id,
    mode: payment.mode,
    description: capture.description,
    amount: toAmount(capture.amount),
    status: capture.status,
    metadata: capture.metadata,
    paymentId: payment.id,
    createdAt: isoTime(capture.createdAt),
    ...presentSettlement(capture),
    _links: {
      self: hal(account, `${path}/captures/${capture.id}`, access),
      payment: hal(account, path, access),
      ...settlementLink(account, capture, access),
      ...(!view.isItem && documentation('get-capture')),
    },
  }
}
