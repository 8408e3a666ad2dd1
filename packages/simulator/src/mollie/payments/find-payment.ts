import type { Account } from '../account/account.ts'
import type { Call } from '../api/call.ts'
import { notFound } from '../refusals/refusal.ts'
import type { Payment } from './payment.ts'

/** The payment in the path; 404 for what the key cannot see. */
export function findPayment(account: Account, { access, ids }: Call): Payment {
  const [id = ''] = ids
  const payment = account.payments.findFor(access, id)
  if (!payment) throw notFound('payment', id)
  return payment
}
