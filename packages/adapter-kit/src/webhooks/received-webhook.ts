import type { ReceivedWebhook } from '@paystate/core'

/** A received message, for a provider that judges the acknowledgment by its HTTP status alone. */
export function receivedWebhook(
  message: Omit<ReceivedWebhook, 'kind' | 'acknowledge' | 'requestRedelivery'>,
): ReceivedWebhook {
  return {
    kind: 'received',
    ...message,
    acknowledge: () => new Response('ok'),
    requestRedelivery: () => new Response('later', { status: 503 }),
  }
}
