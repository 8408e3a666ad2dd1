import type { Account } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { unprocessable } from '../refusals/refusal.ts'
import { findPayment } from './find-payment.ts'
import { isCancelable } from './is-cancelable.ts'
import { end, endAuthorization } from './move-payment.ts'
import { presentPayment } from './present-payment.ts'

/** Answers with the canceled payment, unlike a refund's cancel, which answers with nothing. */
export function cancelPayment(account: Account, call: Call): Reply {
  const payment = findPayment(account, call)
  if (!isCancelable(payment)) throw unprocessable('The payment cannot be cancelled')
  end(account, payment, 'canceled')
  return { status: 200, body: presentPayment(account, payment, { access: call.access }) }
}

/** Accepted now, done by the clock afterwards: the answer carries nothing. */
export function releaseAuthorization(account: Account, call: Call): Reply {
  const payment = findPayment(account, call)
  if (payment.status !== 'authorized') {
    throw unprocessable(
      'Authorization cannot be released because the payment is not in the authorized state.',
    )
  }
  account.clock.after(0, () => endAuthorization(account, payment, 'canceled'))
  return { status: 202 }
}
