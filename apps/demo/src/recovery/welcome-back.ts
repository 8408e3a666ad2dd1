import { instantOf } from '@paystate/core'
import { readNow } from '../payments/reading-after.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import type { Shop } from '../shop/shop.ts'
import { changePayment } from '../store/change-payment.ts'
import { tell } from '../story/story.ts'
import { isReachable, readPayment } from './read-payment.ts'

/** How long a returning payer waits for the read, in milliseconds. */
const PATIENCE = 3_000

/**
 * Handles a payer's return: it only says which payment it is about, so the shop reads the payment before it
 * shows anything. If the read takes too long, the page says that we are checking.
 */
export async function welcomeBack(shop: Shop, payment: ShopPayment): Promise<void> {
  if (!isReachable(shop, payment)) return
  const { clock, store } = shop
  const { reference } = payment
  await changePayment(store, reference, (kept) => cameBack(kept, clock.now()))
  const late = createDeadline(shop, PATIENCE)
  await Promise.race([readPayment(shop, reference), late.over])
  late.cancel()
}

/** Due only after the wait: until then the read is in progress here. */
function cameBack(payment: ShopPayment, now: number): ShopPayment {
  const text = 'The payer came back. That says nothing about the money, so we read the payment.'
  const line = { at: instantOf(now), by: 'payer', tone: 'plain', text } as const
  const reading = { ...readNow(payment.reading, now + PATIENCE), isAwaited: true } as const
  return { ...payment, story: tell(payment.story, line), reading }
}

function createDeadline({ clock }: Pick<Shop, 'clock'>, milliseconds: number) {
  let cancel = () => {}
  const over = new Promise<void>((resolve) => {
    cancel = clock.after(milliseconds, resolve)
  })
  return { over, cancel: () => cancel() }
}
