import { isUnpaidEnd } from '@paystate/core'
import type { Order } from '../orders/order.ts'
import { createShopPayment } from '../payments/create-shop-payment.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { isReachable } from '../recovery/read-payment.ts'
import type { Shop } from '../shop/shop.ts'
import { type BeforeSending, perform } from './perform.ts'

export interface PayOptions {
  /** The provider's own group of fields. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined
  readonly beforeSending?: BeforeSending | undefined
}

/**
 * Returns the order's one live payment: the open one if there is one, else a new one.
 *
 * However often it is called, even from several processes, an order has one live payment: attempts are
 * numbered, the store accepts each number once, and the next number waits until this one has ended unpaid or
 * was provably never created.
 */
export async function payOrder(
  shop: Shop,
  order: Order,
  options: PayOptions = {},
): Promise<ShopPayment> {
  const payments = await shop.store.list({ order: order.reference })
  const latest = payments.at(-1)
  if (latest && isLive(latest)) return latest
  const again = latest && mayGoOn(shop, latest) ? latest : undefined
  const payment = again ?? nextAttempt(shop, order, latest)
  const paid = await startPayment(shop, payment, options)
  return paid ?? payOrder(shop, order, options)
}

/** Whether the payer may still pay it, it holds money, or its outcome is unknown. */
export function isLive({ operations, record }: ShopPayment): boolean {
  const creation = operations[0]
  if (creation?.state.type === 'not_applied') return false
  return !isUnpaidEnd(record.payment.status)
}

/** Whether the same payment may be sent again under its own reference: it was provably not created. */
function mayGoOn(shop: Shop, payment: ShopPayment): boolean {
  const state = payment.operations[0]?.state
  if (!isReachable(shop, payment)) return false
  return state?.type === 'not_applied' && state.next === 'same_reference'
}

function nextAttempt(shop: Shop, order: Order, latest: ShopPayment | undefined): ShopPayment {
  const { adapter, createReference, simulation } = shop
  return createShopPayment(order, {
    reference: createReference(),
    attempt: (latest?.attempt ?? 0) + 1,
    account: adapter.account,
    simulation,
  })
}

/** Undefined when another process was faster. */
async function startPayment(
  shop: Shop,
  payment: ShopPayment,
  { extra, beforeSending }: PayOptions,
): Promise<ShopPayment | undefined> {
  const { order, reference } = payment
  const preparation = shop.adapter.prepare.createPayment({
    reference,
    orderReference: order.reference,
    amount: order.amount,
    description: order.description,
    returnUrl: `${shop.origin}/return`,
    webhookUrl: `${shop.origin}/webhooks`,
    ...(extra && { extra }),
  })
  const intended = { preparation, token: 'create', amount: order.amount, beforeSending }
  return perform(shop, intended, async (intend) => {
    const saved = await shop.store.save(intend(payment))
    return saved === 'stale' ? undefined : saved
  })
}
