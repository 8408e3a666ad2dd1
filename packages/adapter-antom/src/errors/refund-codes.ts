import { PAGES } from '../documentation/pages.ts'
import { rowsOf } from './code-rows.ts'

const refund = { subject: 'refund', source: PAGES.refund } as const

/** Answers to refund. A refused refund stays refused under its reference: the next one is a new one. */
export const REFUND_CODES = [
  ...rowsOf({ ...refund, result: 'S', outcome: 'applied' }, ['SUCCESS']),
  ...rowsOf({ ...refund, result: 'U', outcome: 'applied' }, ['REFUND_IN_PROCESS']),
  ...rowsOf({ ...refund, result: 'U', outcome: 'unknown' }, [
    'REQUEST_TRAFFIC_EXCEED_LIMIT',
    'UNKNOWN_EXCEPTION',
  ]),
  ...rowsOf({ ...refund, result: 'F', outcome: 'unknown' }, [
    'PROCESS_FAIL',
    'REPEAT_REQ_INCONSISTENT',
    'SYSTEM_ERROR',
  ]),
  ...rowsOf({ ...refund, result: 'F', outcome: 'not_applied', next: 'new_reference' }, [
    'ACCESS_DENIED',
    'CURRENCY_NOT_SUPPORT',
    'INVALID_API',
    'INVALID_MERCHANT_STATUS',
    'KEY_NOT_FOUND',
    'MERCHANT_BALANCE_NOT_ENOUGH',
    'NO_INTERFACE_DEF',
    'ORDER_NOT_EXIST',
    'ORDER_STATUS_INVALID',
    'PARAM_ILLEGAL',
    'PARTIAL_REFUND_NOT_SUPPORTED',
    'REFUND_AMOUNT_EXCEED',
    'RISK_REJECT',
  ]),
  ...rowsOf({ ...refund, result: 'F', outcome: 'not_applied', next: 'never' }, [
    'ORDER_IS_CANCELED',
  ]),
  ...rowsOf({ ...refund, result: 'F', outcome: 'not_applied', next: 'other_way' }, [
    'MULTIPLE_REFUNDS_NOT_SUPPORTED',
    'PAYMENT_METHOD_NOT_SUPPORTED',
    'REFUND_WINDOW_EXCEED',
  ]),
]
