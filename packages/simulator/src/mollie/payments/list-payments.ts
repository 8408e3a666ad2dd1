import { refuseWithoutProfile } from '../access/access.ts'
import type { Account } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { listPage } from '../pagination/list-page.ts'
import { isSeenBy } from './payment-store.ts'
import { presentPayment } from './present-payment.ts'

export function listPayments(account: Account, call: Call): Reply {
  const { access } = call
  refuseWithoutProfile(access)
  const body = listPage(account, call, {
    name: 'payments',
    path: '/v2/payments',
    objects: account.payments.all().filter((payment) => isSeenBy(access, payment)),
    present: (payment) => presentPayment(account, payment, { access, isItem: true }),
  })
  return { status: 200, body }
}
