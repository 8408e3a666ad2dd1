import { isWebRequest, readRawBody, textOf } from '@paystate/adapter-kit'
import { PaymentError, type RefusedWebhook, type WebhookDelivery } from '@paystate/core'
import type { Context } from '../http/context.ts'
import { acknowledge, requestRedelivery } from './acknowledge.ts'
import { isForm, readForm, readSigned } from './read-message.ts'
import { type Verdict, verifyMessage } from './verify-message.ts'

/** Larger than any message of Mollie. */
const LIMIT = 256 * 1024

/**
 * Receives a message of Mollie: the classic form, which names an object and is unsigned, or a signed
 * event, where secrets are configured. Works offline; a read confirms what either says.
 *
 * @see https://docs.mollie.com/reference/webhooks
 */
export async function receiveWebhook(context: Context, request: Request): Promise<WebhookDelivery> {
  if (!isWebRequest(request)) return refused(NO_REQUEST)
  if (request.method !== 'POST') return refused(NOT_POSTED)
  const body = await readRawBody(request, { limit: LIMIT })
  if (!body.ok) return refused(body.reason === 'too_large' ? TOO_LARGE : UNREADABLE)
  const text = textOf(body.bytes)
  if (text === undefined) return refused(NO_TEXT)
  if (isForm(request.headers, text)) return receiveForm(context, { url: request.url, text })
  const verdict = verifyMessage(request.headers, { body: body.bytes, ...context })
  if (verdict !== 'signed') return refused(WHY[verdict])
  return receiveEvent(context, body.bytes)
}

interface Form {
  readonly url: string
  readonly text: string
}

/** An unknown id is acknowledged like any other: a refusal would reveal which ids exist. */
function receiveForm({ settings }: Context, { url, text }: Form): WebhookDelivery {
  const form = readForm(text, { url, account: settings.account })
  if (form === 'no_id') return refused(NO_ID)
  const hints = form === 'unknown_id' ? [] : [form]
  return { kind: 'received', authenticity: 'unsigned', hints, ...NOTHING_MORE }
}

function receiveEvent({ settings, clock }: Context, bytes: Uint8Array): WebhookDelivery {
  const event = readSigned(bytes, settings.account)
  if (event === 'not_an_event') return refused(NO_EVENT)
  if (event === 'other_mode') return refused(OTHER_MODE)
  const { hint, sentAt } = event
  const age = sentAt !== undefined && { ageMs: clock.now() - sentAt }
  return { kind: 'received', authenticity: 'signed', hints: [hint], ...age, ...NOTHING_MORE }
}

const NOTHING_MORE = { observations: [], acknowledge, requestRedelivery } as const

interface Refused {
  readonly status: number
  readonly what: string
  readonly advice: string
}

const RECIPES =
  'Mount the handler before anything that parses bodies; docs/webhooks.md of paystate has a recipe for each framework.'
const ADDRESS = 'If it was genuine, check the webhook URL configured at Mollie.'

const NO_REQUEST: Refused = {
  status: 400,
  what: 'It is not a web-standard Request, so its bytes and headers cannot be read.',
  advice: RECIPES,
}
const NOT_POSTED: Refused = { status: 405, what: 'It was not posted.', advice: ADDRESS }
const TOO_LARGE: Refused = {
  status: 413,
  what: 'It is larger than any message of Mollie.',
  advice: ADDRESS,
}
const UNREADABLE: Refused = {
  status: 400,
  what: 'Its bytes cannot be read: the body was already read.',
  advice: RECIPES,
}
const NO_TEXT: Refused = { status: 400, what: 'Its body is not text.', advice: ADDRESS }
const NO_ID: Refused = { status: 400, what: 'It is a form without an id.', advice: RECIPES }
const NO_EVENT: Refused = { status: 400, what: 'It is signed, but not an event.', advice: ADDRESS }
const OTHER_MODE: Refused = {
  status: 400,
  what: 'It is about the other mode, not that of this account.',
  advice: 'Pass it to the adapter of that mode.',
}

const WHY: Readonly<Record<Exclude<Verdict, 'signed'>, Refused>> = {
  unsigned: {
    status: 401,
    what: 'It is not the classic form, and has no signature.',
    advice: `If it was the classic form, something parsed its body first. ${RECIPES}`,
  },
  no_secret: {
    status: 401,
    what: 'No secret is configured to check its signature.',
    advice: 'Configure webhookSecrets with the secret of the subscription.',
  },
  forged: {
    status: 401,
    what: 'Its signature does not match its bytes and the configured secrets.',
    advice: `If it was genuine, check webhookSecrets. If every event is refused, something parsed the body first. ${RECIPES}`,
  },
}

function refused({ status, what, advice }: Refused): RefusedWebhook {
  const error = new PaymentError('webhook_refused', {
    what,
    advice,
    provider: 'mollie',
    operation: 'receive_webhook',
  })
  return { kind: 'refused', error, response: new Response(null, { status }) }
}
