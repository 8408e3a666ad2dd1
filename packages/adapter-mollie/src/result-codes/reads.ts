import { type CodeMeaning, unanswered } from './result-code.ts'

const CHECK_KEY = 'Check the key in the configuration.'
const REPORT = 'Report it: the adapter sent a request that the provider does not support.'

const OUT_OF_ORDER = unanswered('unavailable', 'The provider is temporarily unavailable.')

/** Error responses to a read. */
export const OF_READS: Readonly<Record<string, CodeMeaning>> = {
  '400': unanswered('refused', 'The provider does not accept the request.', REPORT),
  '400:from': unanswered(
    'refused',
    'The cursor of the list is no longer valid.',
    'List again from the start.',
  ),
  '401': unanswered('unauthorized', 'The key is not accepted.', CHECK_KEY),
  '403': unanswered('unauthorized', 'The key lacks the permission.', CHECK_KEY),
  '404': unanswered(
    'not_found',
    'The provider does not show it to this account.',
    'Check the id, and that the key belongs to the account and mode that created it.',
  ),
  '405': unanswered('refused', 'The provider does not support this request.', REPORT),
  '410': unanswered('not_found', 'The provider no longer has it.', 'Do not read it again.'),
  '415': unanswered('refused', 'The provider does not support this request.', REPORT),
  '422': unanswered(
    'refused',
    'The provider does not accept the request.',
    'Correct the named field and read again.',
  ),
  '429': unanswered(
    'rate_limited',
    'The provider is rate limiting requests.',
    'Read again, not before retryAfter.',
  ),
  '500': OUT_OF_ORDER,
  '502': OUT_OF_ORDER,
  '503': OUT_OF_ORDER,
  '504': OUT_OF_ORDER,
}
