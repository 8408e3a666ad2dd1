import {
  fieldIn,
  isSignedWith,
  jsonOf,
  present,
  readMessage,
  receivedWebhook,
  refuseWebhook,
  textIn,
} from '@paystate/adapter-kit'
import type { Observation, WebhookDelivery, WebhookHint } from '@paystate/core'
import { instantOf } from '@paystate/core'
import { signedContent } from '../seals.ts'
import type { Context } from './context.ts'
import { disputeOf, isId } from './read-payment.ts'

const PROVIDER = { provider: 'reference' } as const

/** An unsigned message has no type. */
const KNOWN_WORDS: ReadonlySet<string> = new Set(['', 'payment.changed', 'payment.disputed'])

/** Verifies a message offline: who sent it, and what it is about. */
export async function receiveWebhook(context: Context, request: Request): Promise<WebhookDelivery> {
  const message = await readMessage(request, { ...PROVIDER, limit: 64 * 1024 })
  if (message.kind === 'refused') return message
  const { bytes, text } = message
  const { account } = context
  const { authenticity } = context.capabilities.webhooks
  const isSigned = authenticity === 'signed'
  if (isSigned && !isGenuine(context, { request, text }))
    return refuseWebhook({ ...PROVIDER, what: 'The signature does not match.', status: 401 })
  const body = isSigned ? jsonOf(bytes) : Object.fromEntries(new URLSearchParams(text))
  const paymentId = textIn(body, 'payment')
  if (!isId(paymentId)) return refuseWebhook({ ...PROVIDER, what: 'The message names no payment.' })
  const word = textIn(body, 'word') ?? ''
  const hint: WebhookHint = {
    account,
    event: word,
    recognized: KNOWN_WORDS.has(word),
    paymentId,
    ...present({ reference: textIn(body, 'reference'), messageId: textIn(body, 'id') }),
  }
  const sentAt = Number(request.headers.get('x-time') ?? Number.NaN)
  return receivedWebhook({
    authenticity,
    hints: [hint],
    observations: isSigned && fieldIn(body, 'dispute') ? [await disputed(paymentId)] : [],
    ...(Number.isFinite(sentAt) && { ageMs: context.clock.now() - sentAt }),
  })

  /** Only the message reports it: signed, it is evidence. */
  async function disputed(about: string): Promise<Observation> {
    const dispute = fieldIn(body, 'dispute')
    const disputes = [disputeOf(dispute, textIn(dispute, 'currency'))]
    const asOf = { received: await context.sequence.next() }
    return {
      account,
      asOf,
      at: instantOf(context.clock.now()),
      via: 'push',
      paymentId: about,
      disputes,
    }
  }
}

function isGenuine(
  { account, webhookSecret }: Context,
  { request, text }: { readonly request: Request; readonly text: string },
): boolean {
  const header = (name: string): string => request.headers.get(name) ?? ''
  const { pathname, search } = new URL(request.url)
  const client = header('x-client')
  const version = header('x-key-version')
  if (client !== account.id || version !== '1') return false
  const path = pathname + search
  const content = { method: request.method, path, client, version, time: header('x-time'), text }
  const bytes = new TextEncoder().encode(signedContent(content))
  return isSignedWith([webhookSecret], { bytes, digests: [header('x-signature')] })
}
