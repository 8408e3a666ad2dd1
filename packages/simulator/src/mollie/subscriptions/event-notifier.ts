import type { SimulatorClock } from '../../clock/clock.ts'
import type { Random } from '../../seed/random.ts'
import type { WebhookSender } from '../../webhooks/webhook-sender.ts'
import { documentation } from '../api/links.ts'
import type { Payment } from '../payments/payment.ts'
import { isoTime } from '../times/iso-time.ts'
import type { EventSubject, Notifier } from '../webhooks/notifier.ts'
import { signatureOf } from './sign.ts'
import { isSubscribed, type Subscription } from './subscription.ts'
import type { StoredEvent, SubscriptionStore } from './subscription-store.ts'

export interface EventNotifierParts {
  sender: WebhookSender
  subscriptions: SubscriptionStore
  clock: SimulatorClock
  random: Random
  /** The payment as the API shows it. */
  present(payment: Payment): unknown
  baseUrl(): string
}

/** Next-generation webhooks: the whole object, signed, to everyone who subscribed. */
export function createEventNotifier(parts: EventNotifierParts): Notifier {
  const { subscriptions } = parts

  return {
    notify(payment, type, about) {
      const takers = subscriptions
        .all()
        .filter((taker) => taker.mode === payment.mode && isSubscribed(taker, type))
      if (takers.length === 0) return
      const event = createEvent(parts, { payment, type, about })
      subscriptions.keepEvent(event)
      for (const taker of takers) sendEvent(parts, event, taker)
    },
    forget: subscriptions.forgetEvents,
  }
}

function createEvent(
  { clock, random, present, baseUrl }: EventNotifierParts,
  { payment, type, about }: { payment: Payment; type: string; about: EventSubject | undefined },
): StoredEvent {
  const id = `event_${random.text(20)}`
  const entity = about ? about.entity() : present(payment)
  const link = (href: string) => ({ href, type: 'application/hal+json' })
  const path = about ? `/${about.collection}/${about.id}` : ''
  const body = {
    resource: 'event',
    id,
    type,
    entityId: about?.id ?? payment.id,
    createdAt: isoTime(clock.now()),
    _embedded: { entity },
    _links: {
      self: link(`${baseUrl()}/v2/events/${id}`),
      ...documentation('get-webhook-event'),
      entity: link(`${baseUrl()}/v2/payments/${payment.id}${path}`),
    },
  }
  return { id, paymentId: payment.id, mode: payment.mode, body }
}

function sendEvent(
  { sender, clock }: EventNotifierParts,
  event: StoredEvent,
  subscription: Subscription,
): void {
  const { url } = subscription
  const inUse = () => subscription.secrets.filter(({ until }) => clock.now() < until)
  sender.send({
    paymentId: event.paymentId,
    event: String(event.body.type),
    url,
    body: JSON.stringify(event.body),
    toRequest: (body) => eventRequest(url, { body, secrets: inUse().map(({ value }) => value) }),
    toForgedRequest: (body) => eventRequest(url, { body, secrets: ['nobody’s secret'] }),
    toOldKeyRequest: (body) => eventRequest(url, { body, secrets: [oldSecret(subscription)] }),
    onGivenUp() {
      subscription.status = 'blocked'
    },
  })
}

/** One that was rolled out, or that never was in use. */
function oldSecret({ secrets, id }: Subscription): string {
  return secrets[1]?.value ?? `old secret of ${id}`
}

/** While a secret is being rolled, the header comes twice. */
function eventRequest(
  url: string,
  { body, secrets }: { body: string; secrets: readonly string[] },
): Request {
  const headers = new Headers({
    'content-type': 'application/json',
    'user-agent': 'Mollie HTTP client/1.0',
    accept: '*/*',
  })
  for (const secret of secrets) headers.append('x-mollie-signature', signatureOf(body, secret))
  return new Request(url, { method: 'POST', body, headers })
}
