import type { FailureNext } from '@paystate/core'
import type { CodeMeaning, Meanings } from './code-meaning.ts'

const OTHER_CARD = 'Let the payer use another card, under a new reference.'

function card(what: string, advice = OTHER_CARD): CodeMeaning {
  return { category: 'card', error: 'declined', what, advice, next: 'new_reference' }
}

/** Why a card was declined. */
export const CARD = {
  INVALID_EXPIRY_DATE_FORMAT: { ...card('The expiry date has an invalid format.') },
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
  PICKUP_CARD: card('The bank is retaining the card.'),
  RESTRICTED_CARD: card('The card is restricted.'),
  NO_SELECTED_ACCOUNT: card('The card has no such account.'),
  POLICY: card('A policy of the bank does not allow it.'),
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
    advice: 'Use a lower amount or another payment method, under a new reference.',
    next: 'new_reference',
  }
}

function risk(what: string, next: FailureNext = 'contact'): CodeMeaning {
  return {
    category: 'risk',
    error: 'undecided',
    what,
    advice: 'Antom returns money that was paid; ask support if it has not arrived after two weeks.',
    next,
  }
}

/** Why a payer could not pay: the account, the money, a limit, or risk control. */
export const PAYER = {
  AUTHENTICATION_REQUIRED: payer(
    'The bank requires an authentication.',
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
  PAYMENT_COUNT_EXCEED_LIMIT: limit('The payer has made too many payments.'),
  FRAUD_REJECT: risk('Risk control refused it; money may have moved and is then returned.'),
  RISK_REJECT: risk('Risk control refused it; money may have moved and is then returned.'),
  SUSPECTED_RISK: risk(
    'Risk control is holding it; money may have moved and is then returned.',
    'wait',
  ),
} as const satisfies Meanings
