import { money } from '@paystate/core'
import type { Fault } from '@paystate/simulator'
import type { MollieCall } from '@paystate/simulator/mollie'
import type { Payments } from '../../src/index.ts'
import { anOrder, type Shop } from '../support/shop.ts'

/** What the application asks for in the life of one order; it asks again after each crash. */
export interface Life {
  readonly order: string
  readonly capture: string
  readonly refund: string
}

export const ASKED = 1050
export const REFUNDED = 400

const MINUTES = 60_000

/** Asks for everything once more, from the beginning: whoever was killed knows nothing. */
export async function live(shop: Shop, payments: Payments, life: Life): Promise<void> {
  const { order, capture, refund } = life
  const { payment } = await payments.pay(anOrder(order, { capture: 'manual' }))
  await payAtProvider(shop)
  await shop.rest(payments, 2 * MINUTES)
  const now = await payments.get(payment.id)
  if (now.status === 'authorized') {
    await payments.capture({ id: capture, payment: now.id, amount: money('EUR', ASKED) })
    await shop.rest(payments, 2 * MINUTES)
  }
  const captured = await payments.get(payment.id)
  if (captured.standing === 'paid') {
    await payments.refund({ id: refund, payment: captured.id, amount: money('EUR', REFUNDED) })
    await shop.rest(payments, 2 * MINUTES)
  }
}

/** Whoever was ever sent to a page pays there, with a card: two open payments are two charges. */
async function payAtProvider({ mollie }: Shop): Promise<void> {
  const created = mollie.ledger.entries().filter(({ kind }) => kind === 'created')
  for (const { paymentId: id } of created) {
    if (mollie.statusOf(id) === 'open') await mollie.payer.pay(id, { method: 'creditcard' })
  }
}

/** Goes on until nothing moves any more: what is unknown may take a key's whole window to know. */
export async function liveOn(shop: Shop, life: Life): Promise<void> {
  for (let count = 0; count < 12; count += 1) {
    await live(shop, shop.payments, life)
    const { payment } = await shop.payments.pay(anOrder(life.order, { capture: 'manual' }))
    if (payment.amounts.refunded === REFUNDED || payment.amounts.refundPending === REFUNDED) return
    await shop.rest(shop.payments, 30 * MINUTES)
  }
}

export interface Crash {
  /** At which points of one incarnation after the other. */
  readonly kills: readonly number[]
  readonly fault?: readonly [MollieCall, Fault] | undefined
}
