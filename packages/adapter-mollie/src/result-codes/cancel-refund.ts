import { CHECK_ID, OF_WRITES } from './meanings.ts'
import { refused } from './result-code.ts'

/** Error responses to canceling a refund. */
export const OF_CANCEL_REFUND = {
  ...OF_WRITES,
  '404': refused(
    'The refund was already canceled, can no longer be canceled, or belongs to another payment.',
    CHECK_ID,
    { error: 'not_found', next: 'never' },
  ),
  // Assumed: late_refund_cancel.
  '422': refused('The refund is being sent.', 'It can no longer be canceled.', {
    next: 'never',
  }),
}
