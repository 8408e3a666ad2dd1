import type { ErrorCode } from '@paystate/core'
import { type CodeMeaning, type Meanings, SUPPORT } from '../code-meaning.ts'

const CONFIGURATION = 'Check the client id, the keys, the region and what the contract covers.'

function setup(what: string, error: ErrorCode = 'refused', advice = SUPPORT): CodeMeaning {
  return { category: 'merchant', error, what, advice, next: 'contact' }
}

function input(what: string): CodeMeaning {
  return {
    category: 'merchant',
    error: 'refused',
    what,
    advice: 'Correct what is sent, and send it under a new reference.',
    next: 'new_reference',
  }
}

/** What the merchant has to put right: keys, contract, input. */
export const MERCHANT = {
  ACCESS_DENIED: setup('Access is denied.', 'unauthorized', CONFIGURATION),
  CLIENT_INVALID: setup('The client id is not valid.', 'unauthorized', CONFIGURATION),
  INVALID_API: setup('The call is not active for this account.', 'unauthorized', CONFIGURATION),
  INVALID_SIGNATURE: setup('The signature was not accepted.', 'unauthorized', CONFIGURATION),
  SIGNATURE_INVALID: setup('The signature was not accepted.', 'unauthorized', CONFIGURATION),
  SIGN_VERIFY_FAILURE: setup('The signature was not accepted.', 'unauthorized', CONFIGURATION),
  KEY_NOT_FOUND: setup(
    'No key is registered for this client id and key version.',
    'unauthorized',
    CONFIGURATION,
  ),
  NO_INTERFACE_DEF: setup('The address does not exist.', 'unauthorized', CONFIGURATION),
  INVALID_CONTRACT: setup('The contract does not cover it.'),
  INVALID_MERCHANT_STATUS: setup('The merchant account is restricted.'),
  MERCHANT_KYB_NOT_QUALIFIED: setup("The merchant's verification does not allow it."),
  MERCHANT_NOT_REGISTERED: setup('The merchant is not registered.'),
  PAYMENT_NOT_QUALIFIED: setup('The merchant may not take this payment.'),
  SETTLE_CONTRACT_NOT_MATCH: setup(
    'The settlement currency is not in the contract.',
    'refused',
    'Correct settlementCurrency.',
  ),
  CURRENCY_NOT_SUPPORT: setup('The currency is not supported.'),
  NO_PAY_OPTIONS: setup(
    'The method cannot be paid with in this currency.',
    'refused',
    'Check that method and currency are in the contract.',
  ),
  PAYMENT_PROHIBITED: {
    ...setup('The goods may not be sold in this country.'),
    next: 'never',
  },
  PARAM_ILLEGAL: input('A field is missing or not valid.'),
  INVALID_PAYMENT_METHOD_META_DATA: input('The data of the payment method is not valid.'),
} as const satisfies Meanings
