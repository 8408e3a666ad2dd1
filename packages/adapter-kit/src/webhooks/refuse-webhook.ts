import { PaymentError, type RefusedWebhook } from '@paystate/core'

/** Why a message is refused. */
export interface WebhookRefusal {
  readonly provider: string
  /** What is wrong with it, as a sentence. */
  readonly what: string
  /** What to do about it. Default: what the error table says. */
  readonly advice?: string | undefined
  /** Of the response. Default: 400. */
  readonly status?: number
}

/** Refuses a message: it is not believed and changes nothing. */
export function refuseWebhook({ status = 400, ...details }: WebhookRefusal): RefusedWebhook {
  const error = new PaymentError('webhook_refused', { ...details, operation: 'receive_webhook' })
  return { kind: 'refused', error, response: new Response(null, { status }) }
}
