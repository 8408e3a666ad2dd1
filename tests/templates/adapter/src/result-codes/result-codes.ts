import { createResultCodes, textIn } from '@paystate/adapter-kit'

/**
 * The codes with which the provider refuses. `proves` is a promise about money: this code says that the attempt
 * that it answers has done nothing. Leave it out where the documentation does not say so.
 */
export const RESULT_CODES = createResultCodes(
  [
    {
      code: 'unauthorized',
      what: 'The key is not valid.',
      error: 'unauthorized',
      next: 'same_reference',
      proves: ['create_payment', 'refund_payment'],
    },
    { code: 'invalid_amount', what: 'The amount is not valid.', proves: ['create_payment'] },
    { code: 'amount_too_high', what: 'More than is left.', proves: ['refund_payment'] },
    { code: 'not_paid', what: 'The payment is not paid.', proves: ['refund_payment'] },
    { code: 'not_found', what: 'There is no such payment.', error: 'not_found' },
    { code: 'key_reused', what: 'The key was used before.', error: 'earlier_request_exists' },
  ],
  { codeIn: (body) => textIn(body, 'error') },
)
