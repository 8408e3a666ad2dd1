import type { Account } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { listPage } from '../pagination/list-page.ts'
import { embedPayment } from '../payments/embed-payment.ts'
import { findPayment } from '../payments/find-payment.ts'
import type { Payment } from '../payments/payment.ts'
import { isSeenBy } from '../payments/payment-store.ts'
import { notFound } from '../refusals/refusal.ts'
import { presentChargeback } from './present-chargeback.ts'

export function getChargeback(account: Account, call: Call): Reply {
  const payment = findPayment(account, call)
  const id = call.ids[1] ?? ''
  const chargeback = payment.chargebacks.find((candidate) => candidate.id === id)
  if (!chargeback) throw notFound('chargeback', id)
  const body = presentChargeback(account, chargeback, { payment, access: call.access })
  return { status: 200, body: { ...body, ...embedPayment(account, call, payment) } }
}

export function listChargebacks(account: Account, call: Call): Reply {
  const payment = findPayment(account, call)
  const path = `/v2/payments/${payment.id}/chargebacks`
  return listOf(account, call, { payments: [payment], path })
}

/** The chargebacks of all payments. */
export function listAllChargebacks(account: Account, call: Call): Reply {
  const payments = account.payments.all().filter((payment) => isSeenBy(call.access, payment))
  return listOf(account, call, { payments, path: '/v2/chargebacks' })
}

function listOf(
  account: Account,
  call: Call,
  { payments, path }: { payments: readonly Payment[]; path: string },
): Reply {
  const objects = payments
    .flatMap((payment) =>
      payment.chargebacks.map((chargeback) => ({ id: chargeback.id, chargeback, payment })),
    )
    .sort((one, other) => one.chargeback.sequence - other.chargeback.sequence)
  const body = listPage(account, call, {
    name: 'chargebacks',
    path,
    objects,
    present: ({ chargeback, payment }) => ({
      ...presentChargeback(account, chargeback, { payment, access: call.access, isItem: true }),
      ...embedPayment(account, call, payment),
    }),
  })
  return { status: 200, body }
}
