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

export interface EventNotifier extends Notifier {
  /** Sends an event about the subscription itself, whatever it subscribed to. */
  ping(subscription: Subscription, entity: unknown): void
}

/** Next-generation webhooks: the whole object, signed, to everyone who subscribed. */
export function createEventNotifier(parts: EventNotifierParts): EventNotifier {
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
    ping(subscription, entity) {
      const { id, mode } = subscription
      const path = `webhooks/${id}`
      const body = createBody(parts, { type: PING, entityId: id, entity, path })
      const event = { id: body.id, paymentId: id, mode, body }
      subscriptions.keepEvent(event)
      sendEvent(parts, event, subscription)
    },
    forget: subscriptions.forgetEvents,
  }
}

/** Assumed, as all of the event: the documentation does not show what a ping sends. */
const PING = 'hook.ping'

function createEvent(
  parts: EventNotifierParts,
  { payment, type, about }: { payment: Payment; type: string; about: EventSubject | undefined },
): StoredEvent {
  const entityId = about?.id ?? payment.id
  const entity = about ? about.entity() : parts.present(payment)
  const path = `payments/${payment.id}${about ? `/${about.collection}/${about.id}` : ''}`
  const body = createBody(parts, { type, entityId, entity, path })
  return { id: body.id, paymentId: payment.id, mode: payment.mode, body }
}

function createBody(
  { clock, random, baseUrl }: EventNotifierParts,
  about: { type: string; entityId: string; entity: unknown; path: string },
) {
  const { type, entityId, entity, path } = about
  const id = `event_${random.text(20)}`
  const link = (href: string) => ({ href, type: 'application/hal+json' })
  return {
    resource: 'event',
    id,
    type,
    entityId,
    createdAt: isoTime(clock.now()),
    _embedded: { entity },
    _links: {
      self: link(`${baseUrl()}/v2/events/${id}`),
      ...documentation('get-webhook-event'),
      entity: link(`${baseUrl()}/v2/${path}`),
    },
  }
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
