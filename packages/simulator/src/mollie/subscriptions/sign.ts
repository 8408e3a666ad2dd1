import { createHmac } from 'node:crypto'

/** @see https://docs.mollie.com/reference/webhooks-best-practices */
export function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}
