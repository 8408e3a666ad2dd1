import { timingSafeEqual } from 'node:crypto'
import { jsonOf, readRawBody, textOf } from '@paystate/adapter-kit'
import type { Observation, WebhookDelivery, WebhookHint } from '@paystate/core'
import { instantOf, PaymentError } from '@paystate/core'
import { textIn } from '../json.ts'
import { signatureOf } from '../seals.ts'
import type { Context } from './connection.ts'
import { amountIn } from './read-payment.ts'

const MOST_BYTES = 64 * 1024

/** An unsigned message has no type. */
const KNOWN_WORDS: ReadonlySet<string> = new Set(['', 'payment.changed', 'payment.disputed'])

/** Verifies a message offline: who sent it, and what it is about. */
export async function receiveWebhook(options: Context, request: Request): Promise<WebhookDelivery> {
  const raw = await readRawBody(request, { limit: MOST_BYTES })
  // Not decoded leniently: the signature is over every byte, a byte order mark included.
  const text =
    raw.ok && textOf(raw.bytes) !== undefined ? Buffer.from(raw.bytes).toString() : undefined
  if (text === undefined)
    return refused('The body could not be read: mount the handler before body parsers.', 400)
  const { authenticity } = options.capabilities.webhooks
  const isSigned = authenticity === 'signed'
  if (isSigned && !isGenuine(request, { text, options }))
    return refused('The signature does not match.', 401)
  const body =
    isSigned && raw.ok ? jsonOf(raw.bytes) : Object.fromEntries(new URLSearchParams(text))
  const paymentId = textIn(body, 'payment')
  if (paymentId === undefined || !/^pay_\d{6,12}$/.test(paymentId))
    return refused('The message names no payment.', 400)
  const word = textIn(body, 'word') ?? ''
  const reference = textIn(body, 'reference')
  const messageId = textIn(body, 'id')
  const hint: WebhookHint = {
    account: options.account,
    event: word,
    recognized: KNOWN_WORDS.has(word),
    paymentId,
    ...(reference !== undefined && { reference }),
    ...(messageId !== undefined && { messageId }),
  }
  const sentAt = Number(request.headers.get('x-time') ?? Number.NaN)
  return {
    kind: 'received',
    authenticity,
    hints: [hint],
    observations: word === 'payment.disputed' ? [await disputed(body, { hint, options })] : [],
    ...(Number.isFinite(sentAt) && { ageMs: options.clock.now() - sentAt }),
    acknowledge: () => new Response('ok'),
    requestRedelivery: () => new Response('later', { status: 503 }),
  }
}

/** Only the message reports it: signed, it is evidence. */
async function disputed(
  body: unknown,
  { hint, options }: { readonly hint: WebhookHint; readonly options: Context },
): Promise<Observation> {
  const { account, clock, sequence } = options
  const id = textIn(body, 'dispute', 'id') ?? ''
  const currency = textIn(body, 'dispute', 'currency')
  const amount = amountIn(textIn(body, 'dispute', 'amount'), currency)
  const dispute = { id, kind: 'chargeback', status: 'open', amount, moneyTaken: amount } as const
  return {
    account,
    asOf: { received: await sequence.next() },
    at: instantOf(clock.now()),
    via: 'push',
    ...(hint.paymentId !== undefined && { paymentId: hint.paymentId }),
    disputes: [dispute],
  }
}

function isGenuine(
  request: Request,
  { text, options }: { readonly text: string; readonly options: Context },
): boolean {
  const header = (name: string): string => request.headers.get(name) ?? ''
  const { pathname, search } = new URL(request.url)
  const signed = {
    method: request.method,
    path: pathname + search,
    client: header('x-client'),
    version: header('x-key-version'),
    time: header('x-time'),
    text,
  }
  if (signed.client !== options.account.id || signed.version !== '1') return false
  const wanted = Buffer.from(signatureOf(signed, options.secret))
  const given = Buffer.from(header('x-signature'))
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function refused(what: string, status: number): WebhookDelivery {
  const error = new PaymentError('webhook_refused', { what, provider: 'reference' })
  return { kind: 'refused', error, response: new Response('refused', { status }) }
}
