import type { Account } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { listPage } from '../pagination/list-page.ts'
import { embedPayment } from '../payments/embed-payment.ts'
import { findPayment } from '../payments/find-payment.ts'
import type { Payment } from '../payments/payment.ts'
import { isSeenBy } from '../payments/payment-store.ts'
import { notFound } from '../refusals/refusal.ts'
import { takeBackRefund } from './move-refund.ts'
import { presentRefund } from './present-refund.ts'
import { isCancelable, type Refund } from './refund.ts'

/** A canceled refund answers 404, although its status is in the documentation. */
function findRefund(payment: Payment, id = ''): Refund {
  const refund = payment.refunds.find((candidate) => candidate.id === id)
  if (!refund || refund.status === 'canceled') throw notFound('refund', id)
  return refund
}

export function getRefund(account: Account, call: Call): Reply {
  const payment = findPayment(account, call)
  const refund = findRefund(payment, call.ids[1])
  const body = presentRefund(account, refund, { payment, access: call.access })
  return { status: 200, body: { ...body, ...embedPayment(account, call, payment) } }
}

export function cancelRefund(account: Account, call: Call): Reply {
  const payment = findPayment(account, call)
  const refund = findRefund(payment, call.ids[1])
  if (!isCancelable(refund)) throw notFound('refund', refund.id) // none that can be canceled
  takeBackRefund(account, payment, refund)
  return { status: 204 }
}

export function listRefunds(account: Account, call: Call): Reply {
  const payment = findPayment(account, call)
  return listOf(account, call, { payments: [payment], path: `/v2/payments/${payment.id}/refunds` })
}

/** The refunds of all payments. */
export function listAllRefunds(account: Account, call: Call): Reply {
  const payments = account.payments.all().filter((payment) => isSeenBy(call.access, payment))
  return listOf(account, call, { payments, path: '/v2/refunds' })
}

function listOf(
  account: Account,
  call: Call,
  { payments, path }: { payments: readonly Payment[]; path: string },
): Reply {
  const objects = payments
    .flatMap((payment) => payment.refunds.map((refund) => ({ id: refund.id, refund, payment })))
    .filter(({ refund }) => refund.status !== 'canceled')
    .sort((one, other) => one.refund.sequence - other.refund.sequence)
  const body = listPage(account, call, {
    name: 'refunds',
    path,
    objects,
    present: ({ refund, payment }) => ({
      ...presentRefund(account, refund, { payment, access: call.access, isItem: true }),
      ...embedPayment(account, call, payment),
    }),
  })
  return { status: 200, body }
}
