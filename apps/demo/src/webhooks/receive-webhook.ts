import { instantOf, type Observation, type WebhookHint } from '@paystate/core'
import { learn } from '../payments/learn.ts'
import { readNow } from '../payments/reading-after.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { providerName } from '../providers/provider-name.ts'
import type { Shop } from '../shop/shop.ts'
import { changePayment } from '../store/change-payment.ts'
import type { PaymentStore } from '../store/payment-store.ts'
import { type StoryLine, tell } from '../story/story.ts'

/**
 * Receives a provider's webhook: verified, stored, and only then acknowledged. Only the read that follows
 * confirms what it hints at.
 */
export async function receiveWebhook(shop: Shop, request: Request): Promise<Response> {
  const delivery = await shop.adapter.receiveWebhook(request)
  if (delivery.kind === 'refused') return delivery.response
  try {
    for (const hint of delivery.hints) await keepHint(shop, hint)
    for (const observation of delivery.observations) await keepObservation(shop, observation)
    return delivery.acknowledge()
  } catch {
    return delivery.requestRedelivery()
  }
}

async function keepHint({ store, clock }: Shop, hint: WebhookHint): Promise<void> {
  const payment = await paymentOf(store, hint)
  if (!payment) return
  const now = clock.now()
  await changePayment(store, payment.reference, (kept) => ({
    ...kept,
    story: tell(kept.story, callLine(kept, hint, now)),
    reading: {
      ...readNow(kept.reading, now),
      ...(hint.paymentId !== undefined && { namedId: hint.paymentId }),
    },
  }))
}

function callLine({ story }: ShopPayment, hint: WebhookHint, now: number): StoryLine {
  const provider = providerName(hint.account.provider)
  const word = hint.event === '' ? '' : ` (“${hint.event}”)`
  const isFirst = !story.some(({ text }) => text.startsWith(`Webhook from ${provider}`))
  const why = isFirst
    ? ' A webhook is a hint, so we read the payment before we trust it.'
    : ' We read the payment.'
  const text = `Webhook from ${provider}${word}.${why}`
  return { at: instantOf(now), by: 'provider', tone: 'plain', text }
}

async function keepObservation({ store, clock }: Shop, observation: Observation): Promise<void> {
  const payment = await paymentOf(store, observation)
  if (!payment) return
  const now = clock.now()
  await changePayment(store, payment.reference, (kept) => learn(kept, observation, { now }))
}

/** By our reference, else by the provider's id. A webhook about a payment that is not ours changes nothing. */
async function paymentOf(
  store: PaymentStore,
  named: { readonly reference?: string; readonly paymentId?: string },
): Promise<ShopPayment | undefined> {
  const byReference = named.reference === undefined ? undefined : await store.find(named.reference)
  if (byReference || named.paymentId === undefined) return byReference
  const [byId] = await store.list({ id: named.paymentId })
  return byId
}
