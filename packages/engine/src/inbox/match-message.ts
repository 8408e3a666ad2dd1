import { noteForgottenParts, partsOfHint } from '../restored/forgotten-parts.ts'
import { closeInbox } from '../store/inbox/close-inbox.ts'
import { handToPayment, type Incoming } from './hand-to-payment.ts'
import type { HandlingServices } from './inbox-services.ts'
import { paymentOfHint } from './payment-of-hint.ts'

/**
 * Hands a message to the payments that it names, and gives whether there are any. One that names several wakes each
 * of them, and ends with the last.
 */
export async function matchMessage(
  services: HandlingServices,
  incoming: Incoming,
): Promise<boolean> {
  const { webhook, content } = incoming
  const { store } = services
  if (content.hints.length === 0) {
    await closeInbox(store, { webhooks: [webhook] })
    return true
  }
  const payments = new Set<number>()
  for (const hint of content.hints) {
    const payment = await paymentOfHint(store, { instance: webhook.instance, hint })
    if (payment) payments.add(payment.key)
    await noteForgottenParts(services, { instance: webhook.instance, parts: partsOfHint(hint) })
  }
  for (const payment of payments) await handToPayment(services, { ...incoming, payment })
  return payments.size > 0
}
