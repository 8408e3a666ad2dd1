import type { WebhookMessage, WebhookSender } from '../../webhooks/webhook-sender.ts'
import type { Payment } from '../payments/payment.ts'

/** Notifies the merchant that something about a payment changed. */
export interface Notifier {
  /** `about` is the refund, capture or chargeback; left out, the event is about the payment. */
  notify(payment: Payment, event: MollieEvent, about?: EventSubject): void
  /** Drops what is on its way for a payment that is no longer kept. */
  forget(paymentId: string): void
}

/** The classic webhook, which anyone can send: it is not signed. */
export function forgedWebhook(
  { id, webhookUrl }: Payment,
  body: string = FORGED_BODY,
): WebhookMessage {
  if (webhookUrl === undefined) throw new RangeError(`${id} has no webhookUrl`)
  const toRequest = (text: string) => classicRequest(webhookUrl, text)
  return { paymentId: id, event: 'forged', url: webhookUrl, body, toRequest }
}

/** What an event is about. */
export interface EventSubject {
  readonly id: string
  readonly collection: 'refunds' | 'captures' | 'chargebacks'
  /** As the API shows it. */
  entity(): unknown
}

export type MollieEvent =
  | `payment.${'authorized' | 'paid' | 'canceled' | 'expired' | 'failed' | 'pending'}`
  | `refund.${'queued' | 'pending' | 'processing' | 'refunded' | 'failed' | 'canceled'}`
  | `capture.${'succeeded' | 'failed'}`
  | `chargeback.${'received' | 'reversed'}`

/** Events that the classic webhook is silent about. */
const SILENT: ReadonlySet<MollieEvent> = new Set([
  'payment.pending',
  'refund.queued',
  'refund.pending',
  'refund.canceled',
])

/**
 * The classic webhook: the payment's own URL, the payment's id, and nothing else, whatever changed.
 *
 * @see https://docs.mollie.com/reference/webhooks
 */
export function createClassicNotifier(
  sender: WebhookSender,
  { onRefundCancel }: { onRefundCancel: boolean },
): Notifier {
  return {
    forget: sender.forget,
    notify(payment, event) {
      const isSilent = SILENT.has(event) && !(onRefundCancel && event === 'refund.canceled')
      const { webhookUrl: url } = payment
      if (url === undefined || isSilent) return
      sender.send({
        paymentId: payment.id,
        event,
        url,
        body: `id=${payment.id}`,
        toRequest: (body) => classicRequest(url, body),
        toForgedRequest: () => classicRequest(url, FORGED_BODY),
      })
    },
  }
}

/** Anyone can send this: the classic webhook is unsigned, and the id is nobody's. */
const FORGED_BODY = 'id=tr_00000000000000000forged'

function classicRequest(url: string, body: string): Request {
  return new Request(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'Mollie HTTP client/1.0',
      accept: '*/*',
    },
  })
}
