import { PAGES } from '../documentation/pages.ts'
import { type ErrorMeaningHere, type ErrorRow, refused, unclear } from './error-row.ts'

/** What to do when the input does not fit. */
const CHANGE = 'Change what is named and try again under a new reference.'
const CHECK_ID = 'Check the id, and that the key is of the account and mode that made it.'
const CHECK_KEY = 'Check the key of the configuration; the same reference may be used again.'

const UNAUTHORIZED = refused('The key is not accepted.', CHECK_KEY, {
  error: 'unauthorized',
  next: 'same_reference',
  replay: 'useful',
})

const FORBIDDEN = refused('The key has no right to do this.', CHECK_KEY, {
  error: 'unauthorized',
  next: 'same_reference',
  replay: 'useful',
})

const RATE_LIMITED = refused(
  'The provider takes no more requests for now.',
  'Send it again under the same reference, not before retryAfter.',
  { error: 'rate_limited', next: 'same_reference', replay: 'useful' },
)

const NOT_KNOWN = refused('The provider does not know the payment.', CHECK_ID, {
  error: 'not_found',
  next: 'never',
})

const KEY_USED = unclear(
  'earlier_request_exists',
  'The provider refuses the request; the same reference may have been used for another one.',
  { replay: 'useless' },
)

const KEY_IN_USE = unclear(
  'earlier_request_exists',
  'A request under this reference is still at work.',
)

const OUT_OF_ORDER = unclear('unavailable', 'The provider is out of order for now.')

/** The same for all writes. */
const OF_WRITES = {
  '401': UNAUTHORIZED,
  '403': FORBIDDEN,
  '429': RATE_LIMITED,
  '500': OUT_OF_ORDER,
  '502': OUT_OF_ORDER,
  '503': OUT_OF_ORDER,
  '504': OUT_OF_ORDER,
}

/** Writes that carry an idempotency key which the provider heeds. */
const OF_POSTS = { ...OF_WRITES, '400': KEY_USED, '409': KEY_IN_USE }

const CREATE_PAYMENT = {
  ...OF_POSTS,
  '422': refused('The provider does not accept the payment.', CHANGE),
  '422:amount': refused('The amount is not possible for this payment.', CHANGE),
  '422:method': refused('The method is not possible for this payment.', CHANGE),
  '422:webhookUrl': refused('The provider cannot reach the webhook address.', CHANGE),
}

const CAPTURE_PAYMENT = {
  ...OF_POSTS,
  '404': NOT_KNOWN,
  '422': refused(
    'The payment cannot be captured, or not by this amount.',
    'Read the payment and capture what is still authorized, under a new reference.',
  ),
}

/** The code of a 409 of which the payment's own refunds show that it was about another refund. */
export const EQUAL_REFUND = '409:equal_refund'

const REFUND_PAYMENT = {
  ...OF_POSTS,
  '404': NOT_KNOWN,
  '409': unclear(
    'duplicate',
    'The provider takes it for a repetition, of this refund or of another one.',
  ),
  [EQUAL_REFUND]: refused(
    'Another refund of the same amount was made on this payment less than an hour ago.',
    'Send the same refund again after retryAfter: both get through.',
    { error: 'duplicate', next: 'same_reference', replay: 'useful' },
  ),
  '422': refused(
    'The amount cannot be refunded.',
    'Read the payment and refund what remains, under a new reference.',
  ),
}

const CANCEL_PAYMENT = {
  ...OF_WRITES,
  '404': NOT_KNOWN,
  '422': refused(
    'The payment cannot be canceled where it stands.',
    'Read the payment; if it is paid, refund it instead.',
    { next: 'other_way' },
  ),
}

const CANCEL_REFUND = {
  ...OF_WRITES,
  '404': refused('The refund was canceled before, or is not of this payment.', CHECK_ID, {
    error: 'not_found',
    next: 'never',
  }),
  '422': refused('The refund is on its way.', 'The money cannot be called back any more.', {
    next: 'never',
  }),
}

const READ = {
  '401': UNAUTHORIZED,
  '403': FORBIDDEN,
  '404': unclear('not_found', 'The provider does not show it to this account.', {
    advice: CHECK_ID,
  }),
  '429': RATE_LIMITED,
  '500': OUT_OF_ORDER,
  '502': OUT_OF_ORDER,
  '503': OUT_OF_ORDER,
  '504': OUT_OF_ORDER,
}

/**
 * Every answer that is no success, by operation, HTTP status and field. A status that is not here, and an
 * error that is not in the provider's own form, proves nothing.
 */
export const ERROR_ROWS: readonly ErrorRow[] = [
  ...rowsOf('create_payment', CREATE_PAYMENT, PAGES.createPayment),
  ...rowsOf('capture_payment', CAPTURE_PAYMENT, PAGES.createCapture),
  ...rowsOf('refund_payment', REFUND_PAYMENT, PAGES.createRefund),
  ...rowsOf('cancel_payment', CANCEL_PAYMENT, PAGES.cancelPayment),
  ...rowsOf('cancel_refund', CANCEL_REFUND, PAGES.cancelRefund),
  ...rowsOf('read', READ, PAGES.errors),
]

function rowsOf(
  operation: ErrorRow['operation'],
  meanings: Readonly<Record<string, ErrorMeaningHere>>,
  source: string,
): readonly ErrorRow[] {
  return Object.entries(meanings).map(([code, meaning]) => {
    const [status, field] = code.split(':')
    const place = { operation, httpStatus: Number(status), code, source }
    return { ...place, ...(field !== undefined && { field }), ...meaning }
  })
}
