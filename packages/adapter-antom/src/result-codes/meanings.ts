import type { ErrorCode } from '@paystate/core'
import { type CodeMeaning, type Meanings, SUPPORT } from './code-meaning.ts'
import { CARD, PAYER } from './payer-meanings.ts'

const READ_FIRST = 'Read the object first; it decides. Do not repeat it under a new reference.'

function object(what: string, error: ErrorCode, advice: string): CodeMeaning {
  return { category: 'unspecified', error, what, advice, next: 'contact' }
}

function unclear(what: string, error: ErrorCode, advice: string): CodeMeaning {
  return { category: 'provider', error, what, advice, next: 'wait' }
}

/** Applied or in process, or unknown to Antom itself. */
const UNDER_WAY = {
  SUCCESS: object('It was applied.', 'undecided', 'Nothing to do.'),
  PAYMENT_IN_PROCESS: unclear(
    'The payment is in process.',
    'undecided',
    'Send the payer to the page in the response; without one, read the payment: it may be paid.',
  ),
  REFUND_IN_PROCESS: unclear(
    'The refund was accepted and is in process.',
    'undecided',
    'Wait for the notification, or read the refund.',
  ),
  CAPTURE_IN_PROCESS: unclear('The capture may be in process.', 'undecided', READ_FIRST),
  UNKNOWN_EXCEPTION: unclear(
    'Antom does not know what happened.',
    'undecided',
    'Send the same request again or look it up. Where the documentation advises a new id, that would charge twice if the first request arrived, so do not use one while the first is unknown.',
  ),
  REQUEST_TRAFFIC_EXCEED_LIMIT: unclear(
    'Antom is rate limiting requests.',
    'rate_limited',
    'Send the same request again later, at a lower rate.',
  ),
  PROCESS_FAIL: object(
    'A general failure, which says nothing about the effect.',
    'undecided',
    `${READ_FIRST} Then ask support.`,
  ),
  SYSTEM_ERROR: object(
    'A system error, which says nothing about the effect.',
    'undecided',
    `${READ_FIRST} Do not repeat it; ask support.`,
  ),
} as const satisfies Meanings

/** The state of an order or refund, or that Antom does not show it. */
const ORDER = {
  REPEAT_REQ_INCONSISTENT: object(
    'An earlier request with different content exists under this reference.',
    'earlier_request_exists',
    READ_FIRST,
  ),
  ORDER_IS_CLOSED: object(
    'An earlier request under this reference exists, and its payment is closed.',
    'earlier_request_exists',
    'Read the payment; a new reference is right only when it has failed.',
  ),
  ORDER_IS_CANCELED: object(
    'The payment is canceled.',
    'earlier_request_exists',
    'Read the payment; a canceled one can neither be paid nor refunded.',
  ),
  ORDER_NOT_EXIST: object(
    'Antom does not show this order.',
    'not_found',
    'Check the ids and the account. One lookup proves nothing: look it up again after 15 seconds.',
  ),
  REFUND_NOT_EXIST: object(
    'Antom does not show this refund.',
    'not_found',
    'Check the ids and the account. One lookup proves nothing: look it up again after 15 seconds.',
  ),
  ORDER_STATUS_INVALID: object(
    'The status of the order does not allow it.',
    'refused',
    'Read the payment: wait while it is in process, give up when it has failed.',
  ),
} as const satisfies Meanings

const CONFIGURATION = 'Check the client id, the keys, the region and what the contract covers.'

function setup(what: string, error: ErrorCode = 'refused', advice = SUPPORT): CodeMeaning {
  return { category: 'merchant', error, what, advice, next: 'contact' }
}

function input(what: string): CodeMeaning {
  return {
    category: 'merchant',
    error: 'refused',
    what,
    advice: 'Correct the request, and send it under a new reference.',
    next: 'new_reference',
  }
}

/** What the merchant must fix: keys, contract, input. */
const MERCHANT = {
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
  NO_INTERFACE_DEF: setup('The URL does not exist.', 'unauthorized', CONFIGURATION),
  INVALID_CONTRACT: setup('The contract does not cover this operation.'),
  INVALID_MERCHANT_STATUS: setup('The merchant account is restricted.'),
  MERCHANT_KYB_NOT_QUALIFIED: setup("The merchant's verification is not sufficient."),
  MERCHANT_NOT_REGISTERED: setup('The merchant is not registered.'),
  PAYMENT_NOT_QUALIFIED: setup('The merchant may not accept this payment.'),
  SETTLE_CONTRACT_NOT_MATCH: setup(
    'The settlement currency is not in the contract.',
    'refused',
    'Correct settlementCurrency.',
  ),
  CURRENCY_NOT_SUPPORT: setup('The currency is not supported.'),
  NO_PAY_OPTIONS: setup(
    'The payment method does not support this currency.',
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

/** Why a payment cannot be captured, canceled or refunded. */
const AFTER_PAYMENT = {
  CANCEL_WINDOW_EXCEED: {
    ...object('It is too late to cancel.', 'refused', 'Refund the payment instead.'),
    next: 'different_operation',
  },
  PAYMENT_METHOD_NOT_SUPPORTED: {
    ...object(
      'The payment method does not support this.',
      'not_supported',
      'Refund the money by other means.',
    ),
    next: 'different_operation',
  },
  MERCHANT_BALANCE_NOT_ENOUGH: {
    category: 'merchant',
    error: 'insufficient_balance',
    what: "The merchant's balance is too low.",
    advice: 'Top up the balance, then send it again under a new reference.',
    next: 'new_reference',
  },
  MULTIPLE_REFUNDS_NOT_SUPPORTED: object(
    'The contract allows one refund per payment.',
    'refused',
    'Refund the rest by other means.',
  ),
  PARTIAL_REFUND_NOT_SUPPORTED: object(
    'The payment method only supports full refunds.',
    'refused',
    'Refund the full amount under a new reference, or refund the part by other means.',
  ),
  REFUND_AMOUNT_EXCEED: object(
    'The refunds exceed the payment, or this one is below the minimum amount.',
    'refused',
    'Compare the amounts; refund another amount under a new reference.',
  ),
  REFUND_WINDOW_EXCEED: object(
    'It is too late to refund.',
    'refused',
    'Refund the money by other means.',
  ),
  AUTH_CANCELLED: object(
    'The authorization was canceled.',
    'refused',
    'Start a new payment under a new reference.',
  ),
  AUTH_EXPIRED: object(
    'The authorization has expired.',
    'refused',
    'Start a new payment under a new reference.',
  ),
  AUTH_NOT_FOUND: object('The authorization was not found.', 'refused', 'Check the payment id.'),
  CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT: object(
    'The captures exceed the authorized amount.',
    'refused',
    'Capture a lower amount under a new reference.',
  ),
} as const satisfies Meanings

/** Every known result code, by its meaning for the merchant. The list is open. */
export const CODE_MEANINGS = {
  ...UNDER_WAY,
  ...ORDER,
  ...MERCHANT,
  ...CARD,
  ...PAYER,
  ...AFTER_PAYMENT,
} as const satisfies Meanings

export type KnownCode = keyof typeof CODE_MEANINGS
