import type { Account } from '../account/account.ts'
import { becomeReady } from './move-refund.ts'

/** Money came in: the refunds that waited for it go on, oldest first. */
export function releaseQueuedRefunds(account: Account, currency: string): void {
  const waiting = account.payments
    .all()
    .filter(({ amount }) => amount.currency === currency)
    .flatMap((payment) => payment.refunds.map((refund) => ({ payment, refund })))
    .filter(({ refund }) => refund.status === 'queued')
    .sort((one, other) => one.refund.sequence - other.refund.sequence)
  for (const { payment, refund } of waiting) {
    if (account.balances.available(currency) < refund.amount.minorUnits) return
    becomeReady(account, payment, refund)
  }
}
