import type { CodeMeaning, Meanings } from '../code-meaning.ts'

const OTHER_CARD = 'Let the payer pay with another card, under a new reference.'

function card(what: string, advice = OTHER_CARD): CodeMeaning {
  return { category: 'card', error: 'declined', what, advice, next: 'new_reference' }
}

/** Why a card was declined. */
export const CARD = {
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
