import { refused, unclear } from './error-row.ts'

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

/** Sent again under the same reference, as after a wrong key. Assumed: refusals_forgotten. */
const RATE_LIMITED = refused(
  'The provider takes no more requests for now.',
  'Send it again under the same reference, not before retryAfter.',
  { error: 'rate_limited', next: 'same_reference', replay: 'useful' },
)

const NOT_KNOWN = refused('The provider does not know the payment.', CHECK_ID, {
  error: 'not_found',
  next: 'never',
})

/** Assumed: key_refusals. */
const KEY_USED = unclear(
  'earlier_request_exists',
  'The provider refuses the request; the same reference may have been used for another one.',
  { replay: 'useless' },
)

/** Assumed: key_refusals. */
const KEY_IN_USE = unclear(
  'earlier_request_exists',
  'A request under this reference is still being processed.',
)

const OUT_OF_ORDER = unclear('unavailable', 'The provider is temporarily unavailable.')

const NOT_TAKEN = unclear('undecided', 'The provider does not take such a request.', {
  replay: 'useless',
  advice: 'Report it, and resolve it with recover(), which looks it up.',
})

const GONE = unclear('undecided', 'What the request is about is not there any more.', {
  replay: 'useless',
})

/** The same for all writes. */
const OF_WRITES = {
  '401': UNAUTHORIZED,
  '403': FORBIDDEN,
  '405': NOT_TAKEN,
  '410': GONE,
  '415': NOT_TAKEN,
  '429': RATE_LIMITED,
  '500': OUT_OF_ORDER,
  '502': OUT_OF_ORDER,
  '503': OUT_OF_ORDER,
  '504': OUT_OF_ORDER,
}

/** Writes that carry an idempotency key which the provider heeds. */
const OF_POSTS = { ...OF_WRITES, '400': KEY_USED, '409': KEY_IN_USE }

export const OF_CREATE_PAYMENT = {
  ...OF_POSTS,
  '422': refused('The provider does not accept the payment.', CHANGE),
  '422:amount': refused(
    'The amount is not possible for this payment.',
    'listMethods() tells the limits of each method; change the amount under a new reference.',
  ),
  '422:amount.currency': refused(
    'The currency is not possible for this payment.',
    'listMethods() tells what fits; change currency or method under a new reference.',
  ),
  '422:description': refused('The provider does not accept the description.', CHANGE),
  '422:method': refused(
    'The method is not possible for this payment.',
    'listMethods() tells which ones are; choose one of them under a new reference.',
  ),
  '422:no_suitable_method': refused(
    'None of the methods that the account has enabled fits the payment.',
    'Enable one for this amount, currency and sequence, or change the payment.',
    { detail: 'No suitable payment methods' },
  ),
  // Assumed: named_fields.
  '422:metadata': refused(
    'The metadata is too large.',
    'Shorten extra.metadata and try again under a new reference.',
  ),
  '422:redirectUrl': refused('The provider does not accept the return address.', CHANGE),
  '422:webhookUrl': refused(
    'The provider cannot reach the webhook address.',
    'Give an address that is reachable from outside, under a new reference.',
  ),
  '422:unknown_parameter': refused(
    'The provider does not know a parameter of the payment.',
    'Leave out of extra what is named, and try again under a new reference.',
    { detail: 'Non-existent body parameter' },
  ),
}

export const OF_CAPTURE_PAYMENT = {
  ...OF_POSTS,
  '404': NOT_KNOWN,
  '422': refused(
    'The payment cannot be captured, or not by this amount.',
    'Read the payment and capture what is still authorized, under a new reference.',
  ),
}

/** The code of a 409 of which the payment's own refunds show that it was about another refund. */
export const EQUAL_REFUND = '409:equal_refund'

export const OF_REFUND_PAYMENT = {
  ...OF_POSTS,
  '404': NOT_KNOWN,
  '409': unclear(
    'duplicate',
    'The provider takes it for a repetition, of this refund or of another one.',
  ),
  [EQUAL_REFUND]: refused(
    'Another refund of the same amount was made on this payment less than an hour ago.',
    'Send the same refund again after retryAfter: both get through.',
    {
      error: 'duplicate',
      next: 'same_reference',
      replay: 'useful',
      read: 'the refunds of the payment',
    },
  ),
  '422': refused(
    'The payment cannot be refunded, or not by this amount.',
    'Read the payment and refund what remains, under a new reference.',
  ),
  '422:amount': refused(
    'The amount cannot be refunded.',
    'Read the payment and refund what remains, under a new reference.',
  ),
}

export const OF_CANCEL_PAYMENT = {
  ...OF_WRITES,
  '404': NOT_KNOWN,
  '422': refused(
    'The payment cannot be canceled where it stands.',
    'Read the payment; if it is paid, refund it instead.',
    { next: 'different_operation' },
  ),
}

export const OF_CANCEL_REFUND = {
  ...OF_WRITES,
  '404': refused(
    'The refund was canceled before, cannot be called back any more, or is not of this payment.',
    CHECK_ID,
    { error: 'not_found', next: 'never' },
  ),
  // Assumed: late_refund_cancel.
  '422': refused('The refund is on its way.', 'The money cannot be called back any more.', {
    next: 'never',
  }),
}
