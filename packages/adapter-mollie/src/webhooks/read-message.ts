import { jsonOf } from '@paystate/adapter-kit'
import { type Account, epochOf, type WebhookHint } from '@paystate/core'
import { readInstant, referenceIn } from '@paystate/core/adapter'
import { z } from 'zod'
import { isId } from '../wire/ids.ts'
import { lenient } from '../wire/lenient.ts'
import { ourNamesIn } from '../wire/reserved-metadata.ts'
import { NOTIFICATION_ROWS } from './event-types.ts'

const text = lenient(z.string())

/**
 * The part of a signed message that we read. The object inside it may be absent or incomplete.
 * Assumed: event_form.
 */
const eventReply = z.object({
  resource: z.literal('event'),
  id: z.string().min(1),
  type: z.string().min(1),
  entityId: text,
  createdAt: text,
  _embedded: lenient(
    z.object({
      entity: lenient(
        z.object({
          mode: text,
          paymentId: text,
          webhookUrl: text,
          metadata: z.unknown().optional(),
        }),
      ),
    }),
  ),
})

type EventReply = z.infer<typeof eventReply>

/** Whether a message has the classic form, which is never signed. */
export function isForm(headers: Headers, text: string): boolean {
  if (headers.has('x-mollie-signature')) return false
  const type = headers.get('content-type') ?? ''
  return type.includes('x-www-form-urlencoded') || /^[\w[\]-]+=/.test(text)
}

interface Form {
  readonly url: string
  readonly account: Account
}

/**
 * Reads the classic form: `id=tr_…`, whatever happened to the payment, its refunds, captures and chargebacks.
 * Anybody can send it: it is a reason to read the payment, and nothing more.
 *
 * Orders, subscriptions and payment links arrive the same way; Mollie wants 200 for unknown ids too.
 *
 * @see https://docs.mollie.com/reference/webhooks
 */
export function readForm(
  text: string,
  { url, account }: Form,
): WebhookHint | 'unknown_id' | 'no_id' {
  const ids = new URLSearchParams(text).getAll('id')
  const [id] = ids
  if (id === undefined) return 'no_id'
  if (ids.length > 1 || !isId(id, 'payment')) return 'unknown_id'
  const reference = referenceIn(url)
  return {
    account,
    event: '',
    recognized: true,
    paymentId: id,
    ...(reference !== undefined && { reference }),
  }
}

export interface SignedEvent {
  readonly hint: WebhookHint
  /** When it happened according to the message, epoch ms. */
  readonly sentAt: number | undefined
}

/** Reads an event whose signature was verified: a hint that a read confirms. */
export function readSigned(
  bytes: Uint8Array,
  account: Account,
): SignedEvent | 'not_an_event' | 'other_mode' {
  const { data: event } = eventReply.safeParse(jsonOf(bytes))
  if (!event) return 'not_an_event'
  const mode = event._embedded?.entity?.mode
  if (mode !== undefined && mode !== account.mode) return 'other_mode'
  const at = readInstant(event.createdAt)
  return { hint: hintOf(event, account), sentAt: at === undefined ? undefined : epochOf(at) }
}

function hintOf(event: EventReply, account: Account): WebhookHint {
  const row = NOTIFICATION_ROWS.find(({ type }) => type === event.type)
  const named = { account, event: event.type, recognized: row !== undefined, messageId: event.id }
  return { ...named, ...namesIn(event) }
}

/** Read from the form of the id, so that unknown kinds of message name something too. */
function namesIn({ entityId: id, _embedded }: EventReply): Partial<WebhookHint> {
  const entity = _embedded?.entity
  const reference = ourNamesIn(entity?.metadata)?.reference
  const paymentId = entity?.paymentId
  const payment = isId(paymentId, 'payment') && { paymentId }
  switch (id?.split('_')[0]) {
    case 'tr': {
      const known = reference ?? referenceIn(entity?.webhookUrl ?? '')
      return isId(id, 'payment')
        ? { paymentId: id, ...(known !== undefined && { reference: known }) }
        : {}
    }
    case 're':
      return { refundId: id, ...payment, ...(reference && { refundReference: reference }) }
    case 'cpt':
      return { captureId: id, ...payment, ...(reference && { captureReference: reference }) }
    case 'chb':
      return { disputeId: id, ...payment }
    default:
      return {}
  }
}
