import type { Account } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { listPage } from '../pagination/list-page.ts'
import { findPayment } from '../payments/find-payment.ts'
import type { Payment } from '../payments/payment.ts'
import { isSeenBy } from '../payments/payment-store.ts'
import { presentPayment } from '../payments/present-payment.ts'
import { notFound, unprocessable } from '../refusals/refusal.ts'
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
  const { access } = call
  const body = presentRefund(account, refund, { payment, access })
  if (call.query.get('embed') !== 'payment') return { status: 200, body }
  const embedded = presentPayment(account, payment, { access, isItem: true })
  return { status: 200, body: { ...body, _embedded: { payment: embedded } } }
}

export function cancelRefund(account: Account, call: Call): Reply {
  const payment = findPayment(account, call)
  const refund = findRefund(payment, call.ids[1])
  if (!isCancelable(refund)) throw unprocessable('The refund cannot be cancelled')
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
    present: ({ refund, payment }) =>
      presentRefund(account, refund, { payment, access: call.access, isItem: true }),
  })
  return { status: 200, body }
}
