import type { IncomingMessage } from 'node:http'
import { PaymentError } from '@paystate/core'
import type { Framework } from './framework.ts'

/** The error of a message whose bytes are gone. It names what has read them, and holds none of them. */
export function bodyWasRead(message: IncomingMessage, framework: Framework): PaymentError {
  const parser = parserOf(message, framework)
  return new PaymentError('webhook_refused', {
    what: `The body of a webhook can no longer be verified, because ${parser} has read it.`,
    operation: 'receive_webhook',
    advice: `${framework.advice(parser)} See docs/webhooks.md of paystate.`,
  })
}

/** A parsed body and its content type show which parser it was; a body that is only gone shows none. */
function parserOf(message: IncomingMessage, { json, form, text, other }: Framework): string {
  if (!('body' in message) || message.body === undefined) return other
  if (typeof message.body === 'string') return text
  const type = message.headers['content-type'] ?? ''
  if (/[/+]json\b/i.test(type)) return json
  return /form/i.test(type) ? form : other
}
