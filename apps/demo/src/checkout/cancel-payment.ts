import { isReported, isUnpaidEnd } from '@paystate/core'
import type { TrackedPayment } from '@paystate/engine'
import type { PaymentView } from '../payments/payment-view.ts'
import type { Shop } from '../shop/shop.ts'
import { type ActionResult, act, operationId, refused } from './action.ts'

export interface CancelRequest {
  readonly token: string
  /** Whether the cancel may return paid money, at providers where it does. */
  readonly ifPaid: 'keep' | 'reverse'
}

/** Cancels a payment. It reads the payment first: the payer may have paid in the meantime. */
export async function cancelPayment(
  shop: Shop,
  view: PaymentView,
  { token, ifPaid }: CancelRequest,
): Promise<ActionResult> {
  const id = operationId(view, { kind: 'cancel', token })
  const payment = view.payment.id
  const read = await shop.payments.get(payment, { fresh: true }).catch(() => view.payment)
  if (!mayCancel(shop, read, ifPaid)) return refused('not_possible')
  return act(shop, { view, id, write: () => shop.payments.cancel({ id, payment, ifPaid }) })
}

/**
 * Whether a cancel makes sense: still open, or paid at a provider whose cancel returns the money. Such a provider
 * releases a reservation only by a cancel that may return money: it could be charged before the cancel arrives.
 * What the payer's bank may take back is not returned on top of it.
 */
export function mayCancel(
  { providers }: Pick<Shop, 'providers'>,
  payment: TrackedPayment,
  ifPaid: 'keep' | 'reverse',
): boolean {
  const { status, allowed, refunds, disputes, instance, amounts } = payment
  const cancel = providers.get(instance)?.capabilities.cancel
  if (!cancel || cancel.support === 'not_supported' || isUnpaidEnd(status)) return false
  if (isReported(allowed.cancelable) && allowed.cancelable === 'no') return false
  const reverses = cancel.whenPaid === 'reverses'
  if (status === 'authorized') {
    const isUntouched = !isReported(amounts.captured) || amounts.captured === 0
    return isUntouched && (ifPaid === 'reverse') === reverses
  }
  if (status !== 'captured') return ifPaid === 'keep'
  const isUndisputed = disputes.every((dispute) => dispute.status === 'won')
  return ifPaid === 'reverse' && reverses && refunds.length === 0 && isUndisputed
}

/** Takes a refund back that waits to be sent. */
export async function withdrawRefund(shop: Shop, view: PaymentView, refund: string): Promise<void> {
  await shop.payments.cancelRefund({ id: `${refund}:withdraw`, refund })
  shop.news.ring(view.payment.order)
}
