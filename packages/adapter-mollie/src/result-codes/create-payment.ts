import { CHANGE, OF_POSTS } from './meanings.ts'
import { refused } from './result-code.ts'

/** Error responses to a create. */
export const OF_CREATE_PAYMENT = {
  ...OF_POSTS,
  '422': refused('The provider does not accept the payment.', CHANGE),
  '422:amount': refused(
    'The amount is not possible for this payment.',
    'listMethods() returns the limits of each method; change the amount under a new reference.',
  ),
  '422:amount.currency': refused(
    'The currency is not possible for this payment.',
    'listMethods() returns what fits; change the currency or method under a new reference.',
  ),
  '422:description': refused('The provider does not accept the description.', CHANGE),
  '422:method': refused(
    'The method is not possible for this payment.',
    'listMethods() returns the possible ones; choose one of them under a new reference.',
  ),
  '422:no_suitable_method': refused(
    'None of the enabled methods of the account fits the payment.',
    'Enable one for this amount, currency and sequence, or change the payment.',
    { detail: 'No suitable payment methods' },
  ),
  // Assumed: named_fields.
  '422:metadata': refused(
    'The metadata is too large.',
    'Shorten extra.metadata and try again under a new reference.',
  ),
  '422:redirectUrl': refused('The provider does not accept the return URL.', CHANGE),
  '422:webhookUrl': refused(
    'The provider cannot reach the webhook URL.',
    'Use a publicly reachable URL, under a new reference.',
  ),
  '422:unknown_parameter': refused(
    'The provider does not know a parameter of the payment.',
    'Remove the named field from extra, and send it under a new reference.',
    { detail: 'Non-existent body parameter' },
  ),
}
