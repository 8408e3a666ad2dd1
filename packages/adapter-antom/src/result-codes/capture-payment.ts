import { PAGES } from '../configuration/pages.ts'
import { rowsOf } from './result-code.ts'

const capture = { subject: 'capture', source: PAGES.capture } as const
const refused = { ...capture, result: 'F', outcome: 'not_applied' } as const
const unclear = { ...capture, result: 'U', outcome: 'unknown', assumed: true } as const

/**
 * Responses to capture. The available part of Antom's table has SUCCESS, ACCESS_DENIED and
 * AUTH_CANCELLED. The codes of the gateway mean the same on every page; any other refusal that is assumed
 * proves nothing: the capture is looked up.
 */
export const CAPTURE_CODES = [
  ...rowsOf({ ...capture, result: 'S', outcome: 'applied' }, ['SUCCESS']),
  ...rowsOf(unclear, ['CAPTURE_IN_PROCESS', 'REQUEST_TRAFFIC_EXCEED_LIMIT']),
  ...rowsOf(
    {
      ...unclear,
      what: 'The capture may be in process.',
      advice: 'Send the same request again, then read.',
    },
    ['PAYMENT_IN_PROCESS'],
  ),
  ...rowsOf(
    { ...unclear, advice: 'Send the same request again, then read: a new id might capture twice.' },
    ['UNKNOWN_EXCEPTION'],
  ),
  // Assumed: earlier_request.
  ...rowsOf({ ...capture, result: 'F', outcome: 'unknown' }, ['REPEAT_REQ_INCONSISTENT']),
  ...rowsOf({ ...capture, result: 'F', outcome: 'unknown', assumed: true }, [
    'AUTH_EXPIRED',
    'AUTH_NOT_FOUND',
    'CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT',
    'CURRENCY_NOT_SUPPORT',
    'ORDER_NOT_EXIST',
    'ORDER_STATUS_INVALID',
    'PROCESS_FAIL',
    'RISK_REJECT',
    'SYSTEM_ERROR',
  ]),
  ...rowsOf({ ...refused, next: 'new_reference' }, ['ACCESS_DENIED']),
  ...rowsOf({ ...refused, next: 'new_reference', assumed: true }, [
    'INVALID_API',
    'KEY_NOT_FOUND',
    'NO_INTERFACE_DEF',
    'PARAM_ILLEGAL',
  ]),
  ...rowsOf({ ...refused, next: 'never' }, ['AUTH_CANCELLED']),
]
