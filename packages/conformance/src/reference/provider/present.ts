import { formatDecimal, instantOf, money } from '@paystate/core'
import type { ProviderPayment } from './provider-payment.ts'

/** A payment as the provider presents it: amounts as decimals, times as dates. */
export function present(payment: ProviderPayment, mode: 'test'): unknown {
  const decimal = (minorUnits: number): string => formatDecimal(money(payment.currency, minorUnits))
  const { id, reference, order, status, currency } = payment
  return {
    id,
    reference,
    order,
    status,
    mode,
    currency,
    amount: decimal(payment.amount),
    taken: decimal(payment.taken),
    reversed: decimal(payment.reversed),
    created_at: instantOf(payment.createdAt),
    ends_at: instantOf(payment.endsAt),
    ...(status === 'open' && { pay_url: `https://pay.reference.test/${id}` }),
    tries: payment.tries.map(({ id, status: end }) => ({ id, status: end })),
    captures: payment.captures.map((capture) => ({ ...capture, amount: decimal(capture.amount) })),
    refunds: payment.refunds.map(({ createdAt, ...refund }) => ({
      ...refund,
      amount: decimal(refund.amount),
      created_at: instantOf(createdAt),
    })),
    disputes: payment.disputes.map((dispute) => ({ ...dispute, amount: decimal(dispute.amount) })),
  }
}
