import { isWebRequest, orderOfMessage, readRawBody } from '@paystate/adapter-kit'
import { instantOf, PaymentError, type RefusedWebhook, type WebhookDelivery } from '@paystate/core'
import { PROVIDER } from '../configuration/account.ts'
import type { Context } from '../http/context.ts'
import { rememberResponse } from '../http/raw.ts'
import { isOfOtherStore } from '../http/read-response.ts'
import { readHeaderTime } from '../wire/lenient.ts'
import { parseJson } from '../wire/parse-json.ts'
import { acknowledge, refuse, requestRedelivery } from './acknowledge.ts'
import { readNotification } from './read-message.ts'
import { type Verdict, verifyNotification } from './verify-message.ts'

/** Larger than any notification. */
const LIMIT = 256 * 1024

/**
 * Verifies a notification over its raw bytes and returns what it is about, offline.
 *
 * Its age is reported, never judged: redeliveries after an outage of ours are old.
 */
export async function receiveWebhook(
  { settings, antomKeys, clock, sequence }: Context,
  request: Request,
): Promise<WebhookDelivery> {
  if (!isWebRequest(request)) return refused(NO_REQUEST)
  const raw = await readRawBody(request, { limit: LIMIT })
  if (!raw.ok) return refused(raw.reason === 'too_large' ? TOO_LARGE : UNREADABLE)
  const addressee = { ...settings, keys: antomKeys }
  const verdict = verifyNotification(request, { body: raw.bytes, addressee })
  if (verdict !== 'signed') return refused(WHY[verdict])
  const body = parseJson(raw.bytes)
  if (!body) return refused(NOT_JSON)
  if (isOfOtherStore(body, settings.merchantAccountId)) return refused(OTHER_STORE)
  const now = clock.now()
  const received = await orderOfMessage(sequence, clock)
  if (received === undefined) return refused(NO_ORDER, requestRedelivery())
  const asOf = { received }
  const sentAt = readHeaderTime(request.headers.get('request-time'))
  const { hint, observations } = readNotification(body, {
    account: settings.account,
    asOf,
    at: instantOf(now),
    via: 'push',
    providerNow: sentAt === undefined ? undefined : instantOf(sentAt),
  })
  return {
    kind: 'received',
    authenticity: 'signed',
    hints: [hint],
    observations: observations.map((observation) => rememberResponse(observation, body)),
    ...(sentAt !== undefined && { ageMs: now - sentAt }),
    acknowledge,
    requestRedelivery,
  }
}

interface Refused {
  readonly what: string
  readonly advice: string
}

const RECIPES =
  'Mount the handler before anything that parses bodies; docs/webhooks.md of paystate has a recipe for each framework.'
const KEYS =
  'If it was genuine, set webhookUrl to the URL that Antom calls, and check antomPublicKey. If every message is refused, something parsed the body first: mount the handler before body parsers, as docs/webhooks.md of paystate shows.'

const NO_REQUEST: Refused = {
  what: 'It is not a web-standard Request, so its bytes and headers cannot be read.',
  advice: RECIPES,
}
const TOO_LARGE: Refused = { what: 'It is larger than any notification.', advice: KEYS }
const UNREADABLE: Refused = {
  what: 'Its bytes cannot be read: the body was already read.',
  advice: RECIPES,
}
const NOT_JSON: Refused = { what: 'It is signed, but not a JSON object.', advice: KEYS }
const OTHER_STORE: Refused = {
  what: 'It is about another store of the same client id.',
  advice: 'Pass it to the adapter of that merchantAccountId.',
}

const NO_ORDER: Refused = {
  what: 'It is signed, but the sequence that was given to the adapter failed, so it has no place in the order of evidence.',
  advice: 'Antom delivers it again: find out why the sequence fails.',
}

const WHY: Readonly<Record<Exclude<Verdict, 'signed'>, Refused>> = {
  unsigned: {
    what: 'It has no complete signature.',
    advice: 'If it was genuine, check whether a proxy removes headers.',
  },
  other_account: {
    what: 'It is addressed to another client id.',
    advice: 'Pass it to the adapter of that client id, or check clientId.',
  },
  forged: {
    what: 'Its signature does not match its bytes, its URL or the configured keys.',
    advice: KEYS,
  },
}

function refused({ what, advice }: Refused, response = refuse()): RefusedWebhook {
  const error = new PaymentError('webhook_refused', { what, advice, provider: PROVIDER })
  return { kind: 'refused', error, response }
}
