import type { WebhookDelivery } from '@paystate/core'
import { refuseWebhook } from './refuse-webhook.ts'

/** Whatever fails while a message is read, it is refused, so that the provider delivers it again. */
export async function receiving(
  provider: string,
  receive: () => Promise<WebhookDelivery>,
): Promise<WebhookDelivery> {
  try {
    return await receive()
  } catch {
    return refuseWebhook({ provider, ...BROKEN })
  }
}

const BROKEN = {
  what: 'Something of your own failed while it was read, such as the clock or the sequence.',
  advice: 'The provider delivers it again: find out what fails.',
  status: 503,
} as const
