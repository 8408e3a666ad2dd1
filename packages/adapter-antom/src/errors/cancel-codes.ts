import { PAGES } from '../documentation/pages.ts'
import { rowsOf } from './code-rows.ts'

const cancel = { subject: 'cancel', source: PAGES.cancel } as const
const refused = { ...cancel, result: 'F', outcome: 'not_applied' } as const

/** Answers to cancel. S says that the wish was taken: also for a payment that had failed and stays failed. */
export const CANCEL_CODES = [
  ...rowsOf({ ...cancel, result: 'S', outcome: 'applied' }, ['SUCCESS']),
  ...rowsOf({ ...cancel, result: 'U', outcome: 'unknown' }, [
    'REQUEST_TRAFFIC_EXCEED_LIMIT',
    'UNKNOWN_EXCEPTION',
  ]),
  // A payment that was refunded answers so, and so does much else.
  ...rowsOf({ ...cancel, result: 'F', outcome: 'unknown', confirmedBy: 'read' }, [
    'PROCESS_FAIL',
    'SYSTEM_ERROR',
  ]),
  ...rowsOf({ ...cancel, result: 'F', outcome: 'unknown', assumed: true }, [
    'REPEAT_REQ_INCONSISTENT',
  ]),
  ...rowsOf({ ...refused, next: 'other_way' }, [
    'CANCEL_WINDOW_EXCEED',
    'PAYMENT_METHOD_NOT_SUPPORTED',
  ]),
  ...rowsOf({ ...refused, next: 'same_reference' }, [
    'ACCESS_DENIED',
    'INVALID_API',
    'KEY_NOT_FOUND',
    'MERCHANT_BALANCE_NOT_ENOUGH',
    'NO_INTERFACE_DEF',
    'ORDER_NOT_EXIST',
    'ORDER_STATUS_INVALID',
    'PARAM_ILLEGAL',
    'USER_NOT_EXIST',
    'USER_STATUS_ABNORMAL',
  ]),
]
