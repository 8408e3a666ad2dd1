import { PAGES } from '../documentation/pages.ts'
import { rowsOf } from './code-rows.ts'

const capture = { subject: 'capture', source: PAGES.capture } as const

/**
 * Answers to capture. The part of Antom's table that could be read has SUCCESS, ACCESS_DENIED and
 * AUTH_CANCELLED; the rest is assumed, and an assumed refusal is a proof only once a read agrees.
 */
export const CAPTURE_CODES = [
  ...rowsOf({ ...capture, result: 'S', outcome: 'applied' }, ['SUCCESS']),
  ...rowsOf({ ...capture, result: 'U', outcome: 'unknown' }, [
    'CAPTURE_IN_PROCESS',
    'PAYMENT_IN_PROCESS',
    'REQUEST_TRAFFIC_EXCEED_LIMIT',
    'UNKNOWN_EXCEPTION',
  ]),
  ...rowsOf({ ...capture, result: 'F', outcome: 'unknown' }, [
    'PROCESS_FAIL',
    'REPEAT_REQ_INCONSISTENT',
    'SYSTEM_ERROR',
  ]),
  ...rowsOf({ ...capture, result: 'F', outcome: 'not_applied', next: 'new_reference' }, [
    'ACCESS_DENIED',
    'INVALID_API',
    'KEY_NOT_FOUND',
    'NO_INTERFACE_DEF',
    'PARAM_ILLEGAL',
  ]),
  ...rowsOf({ ...capture, result: 'F', outcome: 'not_applied', next: 'never' }, ['AUTH_CANCELLED']),
  ...rowsOf(
    {
      ...capture,
      result: 'F',
      outcome: 'unknown',
      next: 'new_reference',
      confirmedBy: 'read',
      assumed: true,
    },
    [
      'AUTH_EXPIRED',
      'AUTH_NOT_FOUND',
      'CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT',
      'CURRENCY_NOT_SUPPORT',
      'ORDER_NOT_EXIST',
      'ORDER_STATUS_INVALID',
      'RISK_REJECT',
    ],
  ),
]
