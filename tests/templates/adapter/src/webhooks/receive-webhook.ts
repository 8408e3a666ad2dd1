import { readMessage, receivedWebhook, refuseWebhook } from '@paystate/adapter-kit'
import type { WebhookDelivery } from '@paystate/core'
import type { Context } from '../http/context.ts'
import { isId } from '../payments/read-payment.ts'

const PROVIDER = 'example'

/** A message names a payment and is signed by nobody: it is a hint, which a read confirms. Uses no network. */
export async function receiveWebhook(
  { account }: Context,
  request: Request,
): Promise<WebhookDelivery> {
  const message = await readMessage(request, { provider: PROVIDER })
  if (message.kind === 'refused') return message
  const paymentId = new URLSearchParams(message.text).get('payment') ?? undefined
  if (!isId(paymentId)) return refuseWebhook({ provider: PROVIDER, what: 'It names no payment.' })
  const hint = { account, event: '', recognized: true, paymentId }
  return receivedWebhook({ authenticity: 'unsigned', hints: [hint], observations: [] })
}
