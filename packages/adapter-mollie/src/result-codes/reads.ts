import { type CodeMeaning, unanswered } from './result-code.ts'

const CHECK_KEY = 'Check the key of the configuration.'
const REPORT = 'Report it: the adapter sent a request that the provider does not know.'

const OUT_OF_ORDER = unanswered('unavailable', 'The provider is temporarily unavailable.')

/** Responses to a read that are no success. */
export const OF_READS: Readonly<Record<string, CodeMeaning>> = {
  '400': unanswered('refused', 'The provider does not accept the request.', REPORT),
  '400:from': unanswered(
    'refused',
    'The provider lost the place in its list.',
    'List again from the start.',
  ),
  '401': unanswered('unauthorized', 'The key is not accepted.', CHECK_KEY),
  '403': unanswered('unauthorized', 'The key has no right to do this.', CHECK_KEY),
  '404': unanswered(
    'not_found',
    'The provider does not show it to this account.',
    'Check the id, and that the key is of the account and mode that made it.',
  ),
  '405': unanswered('refused', 'The provider does not take such a request.', REPORT),
  '410': unanswered(
    'not_found',
    'The provider does not have it any more.',
    'Do not read it again.',
  ),
  '415': unanswered('refused', 'The provider does not take such a request.', REPORT),
  '422': unanswered(
    'refused',
    'The provider does not accept the request.',
    'Change what is named and ask again.',
  ),
  '429': unanswered(
    'rate_limited',
    'The provider takes no more requests for now.',
    'Ask again, not before retryAfter.',
  ),
  '500': OUT_OF_ORDER,
  '502': OUT_OF_ORDER,
  '503': OUT_OF_ORDER,
  '504': OUT_OF_ORDER,
}
