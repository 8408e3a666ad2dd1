import type { Account } from '../account/account.ts'
import type { Call } from '../api/call.ts'
import { unprocessable } from '../refusals/refusal.ts'
import type { Payment } from './payment.ts'
import { presentPayment } from './present-payment.ts'

/** What a refund, capture or chargeback carries of its payment: all of it, when it was asked for. */
export function embedPayment(account: Account, { access, query }: Call, payment: Payment) {
  const embed = query.get('embed')
  if (embed === null || embed === '') return {}
  if (embed !== 'payment') throw unprocessable('The embed parameter is invalid', 'embed')
  return { _embedded: { payment: presentPayment(account, payment, { access, isItem: true }) } }
}
