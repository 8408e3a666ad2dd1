import { CHECK_ID, OF_WRITES } from './meanings.ts'
import { refused } from './result-code.ts'

/** Responses to canceling a refund that are no success. */
export const OF_CANCEL_REFUND = {
  ...OF_WRITES,
  '404': refused(
    'The refund was canceled before, cannot be canceled any more, or is not of this payment.',
    CHECK_ID,
    { error: 'not_found', next: 'never' },
  ),
  // Assumed: late_refund_cancel.
  '422': refused('The refund is being sent.', 'It cannot be canceled any more.', {
    next: 'never',
  }),
}
