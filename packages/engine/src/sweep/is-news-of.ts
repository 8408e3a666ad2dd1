import type { WebhookHint } from '@paystate/core'
import { readRecord } from '../journal/read-record.ts'
import { isDatabaseError, isMissingKey } from '../store/database/database-error.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Session } from '../store/statements/session.ts'
import { isNews } from './is-news.ts'

/**
 * Whether a listing names something that is not known of a payment. One whose record cannot be read is that
 * payment's trouble, and no other's.
 */
export async function isNewsOf(
  session: Session,
  { payment, hint }: { payment: PaymentRow; hint: WebhookHint },
): Promise<boolean> {
  try {
    const record = await readRecord(session, { payment: payment.key })
    return isNews(record.payment, hint)
  } catch (error) {
    if (isDatabaseError(error) && !isMissingKey(error)) throw error
    return true
  }
}
