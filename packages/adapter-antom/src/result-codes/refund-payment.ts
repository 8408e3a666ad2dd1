import { PAGES } from '../configuration/pages.ts'
import { SUPPORT } from './code-meaning.ts'
import { rowsOf } from './result-code.ts'

const refund = { subject: 'refund', source: PAGES.refund } as const
const refused = { ...refund, result: 'F', outcome: 'not_applied' } as const
const unclear = { ...refund, result: 'U', outcome: 'unknown' } as const

/** Responses to refund. A refused refund stays refused under its reference: the next one needs a new one. */
export const REFUND_CODES = [
  ...rowsOf({ ...refund, result: 'S', outcome: 'applied' }, ['SUCCESS']),
  ...rowsOf({ ...refund, result: 'U', outcome: 'applied' }, ['REFUND_IN_PROCESS']),
  ...rowsOf(unclear, ['REQUEST_TRAFFIC_EXCEED_LIMIT']),
  ...rowsOf(
    {
      ...unclear,
      advice: 'Send the same request again, then look it up: a new id might refund twice.',
    },
    ['UNKNOWN_EXCEPTION'],
  ),
  ...rowsOf({ ...refund, result: 'F', outcome: 'unknown' }, [
    'PROCESS_FAIL',
    'REPEAT_REQ_INCONSISTENT', // Assumed: earlier_request.
    'SYSTEM_ERROR',
  ]),
  ...rowsOf({ ...refused, next: 'new_reference' }, [
    'ACCESS_DENIED',
    'CURRENCY_NOT_SUPPORT',
    'INVALID_API',
    'INVALID_MERCHANT_STATUS',
    'KEY_NOT_FOUND',
    'MERCHANT_BALANCE_NOT_ENOUGH',
    'NO_INTERFACE_DEF',
    'ORDER_STATUS_INVALID',
    'PARAM_ILLEGAL',
    'PARTIAL_REFUND_NOT_SUPPORTED',
    'REFUND_AMOUNT_EXCEED',
  ]),
  ...rowsOf(
    { ...refused, next: 'new_reference', advice: "Check the payment's id and the account." },
    ['ORDER_NOT_EXIST'],
  ),
  ...rowsOf(
    {
      ...refused,
      next: 'new_reference',
      error: 'refused',
      what: 'Risk control refused the refund.',
      advice: SUPPORT,
    },
    ['RISK_REJECT'],
  ),
  ...rowsOf(
    {
      ...refused,
      next: 'never',
      error: 'refused',
      what: 'The payment is canceled.',
      advice: 'Nothing is left to refund: the full amount is returned.',
    },
    ['ORDER_IS_CANCELED'],
  ),
  ...rowsOf({ ...refused, next: 'different_operation' }, [
    'MULTIPLE_REFUNDS_NOT_SUPPORTED',
    'PAYMENT_METHOD_NOT_SUPPORTED',
    'REFUND_WINDOW_EXCEED',
  ]),
]
