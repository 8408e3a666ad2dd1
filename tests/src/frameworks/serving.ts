import type { PaymentAdapter, ReceivedWebhook } from '@paystate/core'

/** A shop that takes webhooks on a port of this machine. */
export interface Serving {
  /** Where the webhook is to be sent. */
  readonly url: string
  close(): Promise<void>
}

/** Looks at a message, stores what it hints at, and gives the answer for the provider. */
export type Receive = (request: Request) => Promise<Response>

/** What a shop does with a message, whatever its framework. */
export function createReceive(
  provider: PaymentAdapter,
  store: (delivery: ReceivedWebhook) => Promise<void>,
): Receive {
  // #region page
  async function receive(request: Request): Promise<Response> {
    const delivery = await provider.receiveWebhook(request)
    if (delivery.kind === 'refused') return delivery.response // forged, or not for us
    try {
      await store(delivery) // the hints, before acknowledging
      return delivery.acknowledge()
    } catch {
      return delivery.requestRedelivery() // the provider sends it again later
    }
  }
  // #endregion
  return receive
}

export const PATH = '/webhooks/payments'
