import type { PaymentAdapter, ReceivedWebhook } from '@paystate/core'

/** A shop that takes webhooks on a port of this machine. */
export interface Serving {
  /** Where the webhook is to be sent. */
  readonly url: string
  close(): Promise<void>
}

/** Looks at a message, stores what it hints at, and gives the answer for the provider. */
export type Receive = (request: Request) => Promise<Response>

/** What a shop does with a message, whatever its framework: refuse it, or store it and accept. */
export function createReceive(
  adapter: PaymentAdapter,
  store: (received: ReceivedWebhook) => void,
): Receive {
  return async (request) => {
    const delivery = await adapter.receiveWebhook(request)
    if (delivery.kind === 'refused') return delivery.response
    store(delivery)
    return delivery.accept()
  }
}

export const PATH = '/webhooks/payments'
