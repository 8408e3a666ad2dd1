import type { MerchantAccount } from '../account/merchant-account.ts'
import { tellRefund } from '../notifications/tell-refund.ts'
import { type Result, result } from '../results/result.ts'
import type { Refund } from './refund.ts'

/** The money of a refund is sent. */
export function completeRefund(account: MerchantAccount, refund: Refund): void {
  if (refund.status !== 'PROCESSING') return
  refund.status = 'SUCCESS'
  end(account, { refund, result: result('SUCCESS'), kind: 'refunded' })
}

/** A refund that was accepted does not come about; the money is the merchant's again. */
export function failRefund(
  account: MerchantAccount,
  { refund, reason = result('PROCESS_FAIL') }: { refund: Refund; reason?: Result },
): void {
  if (refund.status !== 'PROCESSING') return
  refund.status = 'FAIL'
  account.balance.add(refund.amount)
  end(account, { refund, result: reason, kind: 'refund_failed' })
}

function end(
  account: MerchantAccount,
  ended: { refund: Refund; result: Result; kind: 'refunded' | 'refund_failed' },
): void {
  const { refund, kind } = ended
  refund.callOff?.()
  refund.result = ended.result
  refund.finishedAt = account.clock.now()
  account.ledger.write({
    at: refund.finishedAt,
    paymentId: refund.paymentId,
    reference: refund.refundRequestId,
    objectId: refund.refundId,
    kind,
    amount: refund.amount,
  })
  tellRefund(account, refund)
}
