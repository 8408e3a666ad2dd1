import { NOT_KNOWN, OF_POSTS } from './meanings.ts'
import { refused } from './result-code.ts'

/** Error responses to a capture. */
export const OF_CAPTURE_PAYMENT = {
  ...OF_POSTS,
  '404': NOT_KNOWN,
  '422': refused(
    'The payment cannot be captured, or not with this amount.',
    'Read the payment and capture what is still authorized, under a new reference.',
  ),
}
