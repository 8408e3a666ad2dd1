import { refuseWithoutProfile } from '../access/access.ts'
import type { Account } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { listPage } from '../pagination/list-page.ts'
import { createPayment } from '../payments/create-payment.ts'
import { isSeenBy } from '../payments/payment-store.ts'
import { presentPayment } from '../payments/present-payment.ts'
import { unprocessable } from '../refusals/refusal.ts'
import { findCustomer } from './customers.ts'

/** `POST /v2/payments` with the customer named in the path. */
export function createCustomerPayment(account: Account, call: Call): Reply {
  const { id: customerId } = findCustomer(account, call)
  const { customerId: named = customerId } = call.body
  if (named !== customerId)
    throw unprocessable('The customer is not that of the path', 'customerId')
  return createPayment(account, { ...call, body: { ...call.body, customerId } })
}

export function listCustomerPayments(account: Account, call: Call): Reply {
  const { access } = call
  refuseWithoutProfile(access)
  const { id } = findCustomer(account, call)
  const body = listPage(account, call, {
    name: 'payments',
    path: `/v2/customers/${id}/payments`,
    objects: account.payments
      .all()
      .filter((payment) => payment.customerId === id && isSeenBy(access, payment)),
    present: (payment) => presentPayment(account, payment, { access, isItem: true }),
  })
  return { status: 200, body }
}
