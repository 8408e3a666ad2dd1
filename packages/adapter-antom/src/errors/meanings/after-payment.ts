import type { ErrorCode } from '@paystate/core'
import type { CodeMeaning, Meanings } from '../code-meaning.ts'

function object(what: string, error: ErrorCode, advice: string): CodeMeaning {
  return { category: 'unspecified', error, what, advice, next: 'contact' }
}

/** Why a payment cannot be captured, canceled or refunded. */
export const AFTER_PAYMENT = {
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
    advice: 'Top up the balance, then try again under a new reference.',
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
