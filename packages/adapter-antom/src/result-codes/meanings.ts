import type { ErrorCode, FailureCategory, FailureNext } from '@paystate/core'

/** What a result code means, wherever no operation says it better. */
export interface CodeMeaning {
  readonly category: FailureCategory
  readonly error: ErrorCode
  /** What happened, as a sentence. */
  readonly what: string
  /** What to do, as a sentence. */
  readonly advice: string
  /** The same for a payment, capture or refund that failed with it. */
  readonly next: FailureNext
}

type Meanings = Readonly<Record<string, CodeMeaning>>

export const SUPPORT = "Ask Antom's technical support."
const READ_FIRST = 'Read the object first; it decides. Do not repeat it under a new reference.'

function object(what: string, error: ErrorCode, advice: string): CodeMeaning {
  return { category: 'unspecified', error, what, advice, next: 'contact' }
}

function unclear(what: string, error: ErrorCode, advice: string): CodeMeaning {
  return { category: 'provider', error, what, advice, next: 'wait' }
}

/** What is done or under way, or what Antom itself does not know. */
const UNDER_WAY = {
  SUCCESS: object('It was done.', 'undecided', 'Nothing is left to do.'),
  PAYMENT_IN_PROCESS: unclear(
    'The payment is under way.',
    'undecided',
    'Send the payer to the page that is named; without one, read the payment: it may be paid.',
  ),
  REFUND_IN_PROCESS: unclear(
    'The refund was accepted and is under way.',
    'undecided',
    'Wait for the notification, or read the refund.',
  ),
  CAPTURE_IN_PROCESS: unclear('The capture may be under way.', 'undecided', READ_FIRST),
  UNKNOWN_EXCEPTION: unclear(
    'Antom does not know what happened.',
    'undecided',
    'Send the same again or look it up. Where a page advises a new id, that would charge twice if the first request arrived, so it is not followed while the first one is unknown.',
  ),
  REQUEST_TRAFFIC_EXCEED_LIMIT: unclear(
    'Antom is asked too often.',
    'rate_limited',
    'Send the same again later, more slowly.',
  ),
  PROCESS_FAIL: object(
    'A general failure, which says nothing about what was done.',
    'undecided',
    `${READ_FIRST} Then ask support.`,
  ),
  SYSTEM_ERROR: object(
    'A system error, which says nothing about what was done.',
    'undecided',
    `${READ_FIRST} Do not repeat it; ask support.`,
  ),
} as const satisfies Meanings

/** What an order or refund is, or that Antom does not show it. */
const ORDER = {
  REPEAT_REQ_INCONSISTENT: object(
    'An earlier request under this reference exists, and it said something else.',
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
    'The order is in a status that does not allow it.',
    'refused',
    'Read the payment: wait while it is under way, give up when it has failed.',
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
    advice: 'Correct what is sent, and send it under a new reference.',
    next: 'new_reference',
  }
}

/** What the merchant has to put right: keys, contract, input. */
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

const OTHER_CARD = 'Let the payer pay with another card, under a new reference.'

function card(what: string, advice = OTHER_CARD): CodeMeaning {
  return { category: 'card', error: 'declined', what, advice, next: 'new_reference' }
}

/** Why a card was declined. */
const CARD = {
  INVALID_EXPIRY_DATE_FORMAT: { ...card('The expiry date is written wrong.') },
  INVALID_EXPIRATION_DATE: card('The expiry date is wrong.'),
  INVALID_CARD_NUMBER: card('The card number is wrong, or the card is not supported.'),
  INVALID_CARD: card('The card is not valid.'),
  INVALID_CVV: card('The security code is wrong.'),
  CARD_EXPIRED: card('The card has expired.'),
  CARD_NOT_SUPPORTED: card('The card is not supported.'),
  SELECTED_CARD_BRAND_NOT_AVAILABLE: card('The chosen card brand is not available.'),
  DO_NOT_HONOR: card('The bank declined the payment.'),
  ISSUER_REJECTS_TRANSACTION: card('The bank declined the payment.'),
  SUSPECTED_CARD: card('The card is suspected of fraud.'),
  ACCOUNT_CLOSED: card('The account of the card is closed.'),
  BLOCKED_FIRST_USED: card('The card is blocked or was never used before.'),
  LOST_CARD: card('The card was reported lost.'),
  STOLEN_CARD: card('The card was reported stolen.'),
  PICKUP_CARD: card('The bank wants the card back.'),
  RESTRICTED_CARD: card('The card is restricted.'),
  NO_SELECTED_ACCOUNT: card('The card has no such account.'),
  POLICY: card('A rule of the bank forbids it.'),
} as const satisfies Meanings

const OTHER_METHOD = 'Let the payer use another payment method, under a new reference.'

function payer(what: string, advice = OTHER_METHOD): CodeMeaning {
  return { category: 'payer_action', error: 'declined', what, advice, next: 'new_reference' }
}

function funds(what: string): CodeMeaning {
  return {
    category: 'payer_funds',
    error: 'declined',
    what,
    advice: 'Let the payer top up or use another payment method, under a new reference.',
    next: 'new_reference',
  }
}

function limit(what: string): CodeMeaning {
  return {
    category: 'limit',
    error: 'declined',
    what,
    advice: 'Use a lower amount or another way to pay, under a new reference.',
    next: 'new_reference',
  }
}

function risk(what: string, next: FailureNext = 'contact'): CodeMeaning {
  return {
    category: 'risk',
    error: 'undecided',
    what,
    advice: 'Money that was paid goes back by itself; ask support if it has not after two weeks.',
    next,
  }
}

/** Why a payer could not pay: the account, the money, a limit, or risk control. */
const PAYER = {
  AUTHENTICATION_REQUIRED: payer(
    'The bank asks for an authentication.',
    'Start again under a new reference and let the payer authenticate.',
  ),
  EXPIRED_CODE: payer('The code of the payer has expired.'),
  INCORRECT_BLIKCODE: payer('The BLIK code is wrong.'),
  INVALID_PAYMENT_CODE: payer('The code of the payer is not valid.'),
  INVALID_ACCESS_TOKEN: payer(
    'The token is expired, revoked or unknown.',
    'Let the payer agree again, then pay under a new reference.',
  ),
  USER_KYC_NOT_QUALIFIED: payer("The payer's verification does not allow it."),
  USER_NOT_EXIST: payer('The payer is not known to the payment method.'),
  USER_PAYMENT_VERIFICATION_FAILED: payer('The payment method restricts the payer.'),
  USER_STATUS_ABNORMAL: payer("The payer's account is restricted."),
  VERIFY_TIMES_EXCEED_LIMIT: payer('The payer failed to verify too often.'),
  VERIFY_UNMATCHED: payer('The verification did not match.'),
  USER_BALANCE_NOT_ENOUGH: funds('Insufficient funds.'),
  BALANCE_NOT_ENOUGH: funds('Insufficient funds.'),
  PAYMENT_AMOUNT_EXCEED_LIMIT: limit('The amount is over the limit of the method or contract.'),
  AMOUNT_EXCEED_LIMIT: limit('The amount is over the limit of the method or contract.'),
  USER_AMOUNT_EXCEED_LIMIT: limit("The amount is over the payer's limit."),
  PAYMENT_COUNT_EXCEED_LIMIT: limit('The payer pays too often.'),
  FRAUD_REJECT: risk('Risk control refused it; money may have moved and then goes back.'),
  RISK_REJECT: risk('Risk control refused it; money may have moved and then goes back.'),
  SUSPECTED_RISK: risk('Risk control holds it; money may have moved and then goes back.', 'wait'),
} as const satisfies Meanings

/** Why a payment cannot be captured, canceled or refunded. */
const AFTER_PAYMENT = {
  CANCEL_WINDOW_EXCEED: {
    ...object('It is too late to cancel.', 'refused', 'Refund the payment instead.'),
    next: 'different_operation',
  },
  PAYMENT_METHOD_NOT_SUPPORTED: {
    ...object(
      'The payment method cannot do this.',
      'not_supported',
      'Give the money back otherwise.',
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
    'The contract allows one refund of a payment.',
    'refused',
    'Give the rest back otherwise.',
  ),
  PARTIAL_REFUND_NOT_SUPPORTED: object(
    'The payment method refunds only the whole amount.',
    'refused',
    'Refund the whole amount under a new reference, or give the part back otherwise.',
  ),
  REFUND_AMOUNT_EXCEED: object(
    'The refunds together are more than the payment, or this one is below the least amount.',
    'refused',
    'Compare the amounts; refund another amount under a new reference.',
  ),
  REFUND_WINDOW_EXCEED: object(
    'It is too late to refund.',
    'refused',
    'Give the money back otherwise.',
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
  AUTH_NOT_FOUND: object('There is no such authorization.', 'refused', 'Check the payment id.'),
  CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT: object(
    'The captures together are more than was authorized.',
    'refused',
    'Capture a lower amount under a new reference.',
  ),
} as const satisfies Meanings

/** Every result code that we know of, by what it means for the merchant. The list is open. */
export const CODE_MEANINGS = {
  ...UNDER_WAY,
  ...ORDER,
  ...MERCHANT,
  ...CARD,
  ...PAYER,
  ...AFTER_PAYMENT,
} as const satisfies Meanings

export type KnownCode = keyof typeof CODE_MEANINGS
