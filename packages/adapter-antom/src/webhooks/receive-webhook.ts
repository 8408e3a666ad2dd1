import { readRawBody } from '@paystate/adapter-kit'
import {
  type Account,
  type Clock,
  instantOf,
  PaymentError,
  type RefusedWebhook,
  type Sequence,
  type WebhookDelivery,
} from '@paystate/core'
import { PROVIDER } from '../configuration/account.ts'
import { readHeaderTime } from '../wire/header-time.ts'
import { parseJson } from '../wire/parse-json.ts'
import { acknowledge, refuse, requestRedelivery } from './acknowledge.ts'
import { readNotification } from './read-message.ts'
import { type Addressee, type Verdict, verifyNotification } from './verify-message.ts'

/** Larger than any notification. */
const LIMIT = 256 * 1024

export interface Receiver {
  readonly account: Account
  readonly addressee: Addressee
  readonly clock: Clock
  readonly sequence: Sequence
}

/**
 * Verifies a notification over its raw bytes and says what it is about, without any network.
 *
 * Its age is reported, never judged: the redeliveries that follow an outage of ours are old.
 */
export async function receiveWebhook(
  request: Request,
  { account, addressee, clock, sequence }: Receiver,
): Promise<WebhookDelivery> {
  const raw = await readRawBody(request, { limit: LIMIT })
  if (!raw.ok) return refused(raw.reason === 'too_large' ? TOO_LARGE : UNREADABLE)
  const verdict = verifyNotification(request, { body: raw.bytes, addressee })
  if (verdict !== 'signed') return refused(WHY[verdict])
  const body = parseJson(raw.bytes)
  if (!body) return refused(NOT_JSON)
  const now = clock.now()
  const asOf = { received: await sequence.next() }
  const sentAt = readHeaderTime(request.headers.get('request-time'))
  const { hint, observations } = readNotification(body, {
    account,
    asOf,
    at: instantOf(now),
    via: 'push',
    providerNow: sentAt === undefined ? undefined : instantOf(sentAt),
  })
  return {
    kind: 'received',
    authenticity: 'signed',
    hints: [hint],
    observations,
    ...(sentAt !== undefined && { ageMs: now - sentAt }),
    acknowledge,
    requestRedelivery,
  }
}

const TOO_LARGE = 'It is larger than any notification.'
const UNREADABLE = 'Its bytes cannot be read: mount the handler before anything that parses bodies.'
const NOT_JSON = 'It is signed, but no JSON object.'

const WHY: Readonly<Record<Exclude<Verdict, 'signed'>, string>> = {
  unsigned: 'It carries no complete signature.',
  other_account: 'It is addressed to another client id.',
  forged: 'Its signature does not fit its bytes, its address or the keys that are configured.',
}

function refused(what: string): RefusedWebhook {
  const error = new PaymentError('webhook_refused', { what, provider: PROVIDER })
  return { kind: 'refused', error, response: refuse() }
}
