import type { ErrorCode } from '@paystate/core'
import { type CodeMeaning, type Meanings, READ_FIRST } from '../code-meaning.ts'

function object(what: string, error: ErrorCode, advice: string): CodeMeaning {
  return { category: 'unspecified', error, what, advice, next: 'contact' }
}

function unclear(what: string, error: ErrorCode, advice: string): CodeMeaning {
  return { category: 'provider', error, what, advice, next: 'wait' }
}

/** What is done or under way, or what Antom itself does not know. */
export const UNDER_WAY = {
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
