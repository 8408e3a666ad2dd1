import { refused, unclear } from './result-code.ts'

/** What to do when the input does not fit. */
export const CHANGE = 'Change what is named and send it under a new reference.'
export const CHECK_ID = 'Check the id, and that the key is of the account and mode that made it.'
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

export const NOT_KNOWN = refused('The provider does not know the payment.', CHECK_ID, {
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

const GONE = unclear('undecided', 'What the request is about does not exist any more.', {
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

/** Writes that carry an idempotency key which the provider heeds. */
export const OF_POSTS = { ...OF_WRITES, '400': KEY_USED, '409': KEY_IN_USE }
