import type { ErrorCode } from '@paystate/core'
import { type CodeMeaning, type Meanings, READ_FIRST } from '../code-meaning.ts'

function object(what: string, error: ErrorCode, advice: string): CodeMeaning {
  return { category: 'unspecified', error, what, advice, next: 'contact' }
}

/** What an order or refund is, or that Antom does not show it. */
export const ORDER = {
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
    'Check the ids and the account. One look proves nothing: look again after 15 seconds.',
  ),
  REFUND_NOT_EXIST: object(
    'Antom does not show this refund.',
    'not_found',
    'Check the ids and the account. One look proves nothing: look again after 15 seconds.',
  ),
  ORDER_STATUS_INVALID: object(
    'The order is in a status that does not allow it.',
    'refused',
    'Read the payment: wait while it is under way, give up when it has failed.',
  ),
} as const satisfies Meanings
