import { createResultCodes, type ResultCode, textIn } from '@paystate/adapter-kit'
import { OPERATION_KINDS } from '@paystate/core'

const AMOUNTS = { proves: ['capture_payment', 'refund_payment'] } as const

/** What the provider refuses with, and of which writes a refusal proves that they did nothing. */
const ROWS: readonly ResultCode[] = [
  {
    code: 'unauthorized',
    what: 'The key is not valid.',
    error: 'unauthorized',
    next: 'same_reference',
    proves: OPERATION_KINDS,
  },
  { code: 'not_found', what: 'There is no such payment.', error: 'not_found' },
  { code: 'key_reused', what: 'The reference was used before.', error: 'earlier_request_exists' },
  { code: 'invalid_amount', what: 'The amount is not valid.', proves: ['create_payment'] },
  { code: 'amount_too_high', what: 'The amount is more than is left.', ...AMOUNTS },
  { code: 'currency_differs', what: 'The payment has another currency.', ...AMOUNTS },
  { code: 'not_held', what: 'No money is held.', proves: ['capture_payment'] },
  { code: 'not_paid', what: 'The payment is not paid.', proves: ['refund_payment'] },
  {
    code: 'paid',
    what: 'The payment is paid.',
    next: 'different_operation',
    proves: ['cancel_payment'],
  },
  { code: 'refunded', what: 'The payment is refunded.', proves: ['cancel_payment'] },
  { code: 'ended', what: 'The payment has ended.', proves: ['cancel_payment'] },
  { code: 'already_sent', what: 'The refund was sent.', proves: ['cancel_refund'] },
  {
    code: 'duplicate_refund',
    what: 'An equal refund was made within the hour.',
    error: 'duplicate',
    next: 'same_reference',
    retryAfterMs: 3_600_000,
    proves: ['refund_payment'],
  },
]

export const RESULT_CODES = createResultCodes(ROWS, {
  codeIn: (body) => textIn(body, 'error'),
})
