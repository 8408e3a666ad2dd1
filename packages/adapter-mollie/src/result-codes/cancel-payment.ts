import { NOT_KNOWN, OF_WRITES } from './meanings.ts'
import { refused } from './result-code.ts'

/** Error responses to a cancel or a release. */
export const OF_CANCEL_PAYMENT = {
  ...OF_WRITES,
  '404': NOT_KNOWN,
  '422': refused(
    'The payment cannot be canceled in its current status.',
    'Read the payment; if it is paid, refund it instead.',
    { next: 'different_operation' },
  ),
}
