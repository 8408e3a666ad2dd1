import type { PayResult } from '@paystate/engine'
import type { Order } from '../orders/order.ts'
import type { Shop } from '../shop/shop.ts'

export interface PayOptions {
  /** The provider's own group of fields. */
  readonly extra?: Extra | undefined
  /** Where the payer comes back to. Default: the shop's own. */
  readonly origin?: string | undefined
}

type Extra = Readonly<Record<string, unknown>>

/**
 * Places an order and pays it. However often it is called, the order has one payment that can take money: that
 * is the engine's promise.
 */
export async function payOrder(
  shop: Shop,
  placed: Order,
  { extra = extraFor(shop, placed), origin = shop.origin }: PayOptions = {},
): Promise<PayResult> {
  const { payments, orders, news } = shop
  const order = await orders.place(placed)
  const { reference, amount, description, capture } = order
  try {
    const paid = await payments.pay({
      order: reference,
      amount,
      description,
      returnUrl: `${origin}/orders/${reference}/return`,
      capture,
      ...(extra && { extra }),
    })
    if (paid.operation.kind === 'unknown') shop.hurry(paid.payment)
    return paid
  } finally {
    news.ring(reference)
  }
}

/** What a provider needs beyond the common fields, in the group of its own name. */
function extraFor(
  { switch: { nameFor }, providers }: Shop,
  { amount, capture }: Order,
): Extra | undefined {
  const provider = providers.get(nameFor(amount.currency))?.provider ?? ''
  return capture === 'manual' ? TO_RESERVE.get(provider) : undefined
}

/** Only some methods reserve money: at Antom the payer has to be sent to one of them. */
const TO_RESERVE: ReadonlyMap<string, Extra> = new Map([
  ['antom', { checkout: 'hosted', paymentMethodType: 'CARD' }],
])
