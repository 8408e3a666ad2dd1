import { isDatabaseError, isMissingKey } from '../store/database/database-error.ts'
import { hintsOf } from '../store/inbox/inbox-row.ts'
import { type UnmatchedWebhook, unmatchedInbox } from '../store/inbox/unmatched-inbox.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Session } from '../store/statements/session.ts'
import { type MessageContent, storedContent } from './message-content.ts'

/** A message that waits for being assigned, and the payment that it names. */
export interface NamingMessage {
  readonly webhook: UnmatchedWebhook
  readonly content: MessageContent
  readonly row: PaymentRow
}

/** More than a worker ever leaves; whoever sends more of them holds nobody up. */
const MOST = 500

/** The stored messages that name one of some payments, and were not assigned to it yet. */
export async function unmatchedOf(
  session: Session,
  payments: readonly PaymentRow[],
): Promise<readonly NamingMessage[]> {
  if (payments.length === 0) return []
  const instances = [...new Set(payments.map(({ instance }) => instance))]
  const unmatched = await unmatchedInbox(session, { instances, limit: MOST })
  return unmatched.flatMap((webhook) => {
    const content = readableContent(session, webhook)
    const row = content && payments.find((payment) => isNamed(payment, { webhook, content }))
    return row ? [{ webhook, content, row }] : []
  })
}

/** Undefined where it cannot be opened: then its worker says so, and it stands in nobody's way. */
function readableContent(session: Session, webhook: UnmatchedWebhook): MessageContent | undefined {
  try {
    return storedContent(hintsOf(session, webhook))
  } catch (error) {
    if (isDatabaseError(error) && !isMissingKey(error)) throw error
    return undefined
  }
}

function isNamed(
  { instance, reference, providerId }: PaymentRow,
  { webhook, content }: Pick<NamingMessage, 'webhook' | 'content'>,
): boolean {
  if (instance !== webhook.instance) return false
  return content.hints.some(
    (hint) =>
      hint.reference === reference || (providerId !== null && hint.paymentId === providerId),
  )
}
