import { NOT_KNOWN, OF_POSTS } from './meanings.ts'
import { refused, unclear } from './result-code.ts'

/** The code of a 409 that was about another refund, as the payment's refunds show. */
export const EQUAL_REFUND = '409:equal_refund'

/** Error responses to a refund. */
export const OF_REFUND_PAYMENT = {
  ...OF_POSTS,
  '404': NOT_KNOWN,
  '409': unclear(
    'duplicate',
    'The provider treats it as a repeat of this refund or of another one.',
  ),
  [EQUAL_REFUND]: refused(
    'Another refund of the same amount was made on this payment less than an hour ago.',
    'Send the same refund again after retryAfter: both go through.',
    {
      error: 'duplicate',
      next: 'same_reference',
      replay: 'useful',
      read: 'the refunds of the payment',
    },
  ),
  '422': refused(
    'The payment cannot be refunded, or not with this amount.',
    'Read the payment and refund what remains, under a new reference.',
  ),
  '422:amount': refused(
    'The amount cannot be refunded.',
    'Read the payment and refund what remains, under a new reference.',
  ),
}
