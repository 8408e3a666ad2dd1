import type { Account, WebhookHint } from '@paystate/core'
import { referenceIn } from '@paystate/core/adapter'
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
export const eventReply = z.object({
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

export type EventReply = z.infer<typeof eventReply>

/** What a signed message is about, as a hint that a read confirms. */
export function readEvent(event: EventReply, account: Account): WebhookHint {
  const row = NOTIFICATION_ROWS.find(({ type }) => type === event.type)
  const named = { account, event: event.type, recognized: row !== undefined, messageId: event.id }
  return { ...named, ...namesIn(event) }
}

/** Reported by the form of the id, so that kinds of message that we do not know name something too. */
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
