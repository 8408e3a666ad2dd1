import { createHmac } from 'node:crypto'
import { paymentJson } from '../support/payment-json.ts'

export const SECRET = 'whsec_of_the_shop_0001'
export const NEW_SECRET = 'whsec_of_the_shop_0002'
export const URL_OF_SHOP = 'https://shop.example/webhooks/mollie?paystate_reference=payment_1'

/** A call of the classic form, which anybody can send. */
export function classic(body: string, url = URL_OF_SHOP): Request {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return new Request(url, { method: 'POST', body, headers })
}

export function signatureOf(text: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`
}

/** The text of a signed event, with whatever differs. */
export function event(differs: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    resource: 'event',
    id: 'event_GvJ8WHrp5isUdRub9CJyH',
    type: 'payment.paid',
    entityId: 'tr_5B8cwPMGnU6qLbRvo7qEZo',
    createdAt: '2026-01-15T11:59:00+00:00',
    _embedded: { entity: paymentJson({ status: 'paid' }) },
    ...differs,
  })
}

export function signed(text: string, signatures: readonly string[]): Request {
  const headers = new Headers({ 'content-type': 'application/json' })
  for (const signature of signatures) headers.append('x-mollie-signature', signature)
  return new Request('https://shop.example/webhooks/events', {
    method: 'POST',
    body: text,
    headers,
  })
}
