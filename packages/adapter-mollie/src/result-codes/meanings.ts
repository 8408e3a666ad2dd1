import { refused, unclear } from './result-code.ts'

/** What to do when the input does not fit. */
export const CHANGE = 'Correct the named field and send it under a new reference.'
export const CHECK_ID =
  'Check the id, and that the key belongs to the account and mode that created it.'
const CHECK_KEY = 'Check the key in the configuration; the same reference may be used again.'

const UNAUTHORIZED = refused('The key is not accepted.', CHECK_KEY, {
  error: 'unauthorized',
  next: 'same_reference',
  replay: 'useful',
})

const FORBIDDEN = refused('The key lacks the permission.', CHECK_KEY, {
  error: 'unauthorized',
  next: 'same_reference',
  replay: 'useful',
})

/** Sent again under the same reference, as after a wrong key. Assumed: refusals_forgotten. */
const RATE_LIMITED = refused(
  'The provider is rate limiting requests.',
  'Send it again under the same reference, not before retryAfter.',
  { error: 'rate_limited', next: 'same_reference', replay: 'useful' },
)

export const NOT_KNOWN = refused('The provider does not know the payment.', CHECK_ID, {
  error: 'not_found',
  next: 'never',
})

/** Assumed: key_refusals. */
const KEY_USED = unclear(
  'earlier_request_exists',
  'The provider refuses the request; the reference may have been used for another request.',
  { replay: 'useless' },
)

/** Assumed: key_refusals. */
const KEY_IN_USE = unclear(
  'earlier_request_exists',
  'A request under this reference is still being processed.',
)

const OUT_OF_ORDER = unclear('unavailable', 'The provider is temporarily unavailable.')

const NOT_TAKEN = unclear('undecided', 'The provider does not support this request.', {
  replay: 'useless',
  advice: 'Report it, and resolve it with recover(), which looks it up.',
})

const GONE = unclear('undecided', 'The object of the request no longer exists.', {
  replay: 'useless',
})

/** The same for all writes. */
export const OF_WRITES = {
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

/** Writes whose idempotency key the provider honors. */
export const OF_POSTS = { ...OF_WRITES, '400': KEY_USED, '409': KEY_IN_USE }
