import type { WebhookSender } from '../../webhooks/webhook-sender.ts'
import type { Payment } from '../payments/payment.ts'

/** Tells the merchant that something about a payment changed. */
export interface Notifier {
  notify(payment: Payment, event: MollieEvent): void
  /** Drops what is on its way for a payment that is no longer kept. */
  forget(paymentId: string): void
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
      if (payment.webhookUrl === undefined || isSilent) return
      sender.send({
        paymentId: payment.id,
        event,
        url: payment.webhookUrl,
        body: `id=${payment.id}`,
        toRequest: (body) => classicRequest(payment.webhookUrl ?? '', body),
        toForgedRequest: () => classicRequest(payment.webhookUrl ?? '', FORGED_BODY),
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
