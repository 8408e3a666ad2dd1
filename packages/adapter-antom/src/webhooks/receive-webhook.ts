import { readRawBody } from '@paystate/adapter-kit'
import {
  type Account,
  type Clock,
  epochOf,
  instantOf,
  PaymentError,
  type RefusedWebhook,
  type Sequence,
  type WebhookDelivery,
} from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import { PROVIDER } from '../configuration/account.ts'
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
  const provenance = { account, asOf, at: instantOf(now), via: 'push' } as const
  const { hint, observations } = readNotification(body, provenance)
  const ageMs = ageOf(request.headers.get('request-time'), now)
  return {
    kind: 'received',
    authenticity: 'signed',
    hints: [hint],
    observations,
    ...(ageMs !== undefined && { ageMs }),
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

/** The time comes as epoch milliseconds or as ISO 8601, with whatever offset. */
function ageOf(time: string | null, now: number): number | undefined {
  if (time === null) return undefined
  const sent = /^\d{10,16}$/.test(time) ? Number(time) : epochOf(readInstant(time) ?? '')
  return Number.isNaN(sent) ? undefined : now - sent
}
