import type { ShopPayment } from '../payments/shop-payment.ts'
import type { Truth } from './simulation.ts'

/** How much a provider really has, in words. */
export function tally({ payments, refunds }: Pick<Truth, 'payments' | 'refunds'>): string {
  return `${count(payments, 'payment')}, ${count(refunds, 'refund')}`
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}

/** Whether the provider has more than the shop requested: the one thing that must never happen. */
export function isDoubled(
  { payments, refunds }: Pick<Truth, 'payments' | 'refunds'>,
  { operations }: ShopPayment,
): boolean {
  const requested = operations.filter(
    ({ kind, state }) => kind === 'refund_payment' && state.type !== 'not_applied',
  )
  return payments > 1 || refunds > requested.length
}
