import { PAGES } from '../configuration/pages.ts'
import { SUPPORT } from './code-meaning.ts'
import { rowsOf } from './result-code.ts'

const cancel = { subject: 'cancel', source: PAGES.cancel } as const
const refused = { ...cancel, result: 'F', outcome: 'not_applied' } as const
const again = { ...refused, next: 'same_reference' } as const
const unclear = { ...cancel, result: 'U', outcome: 'unknown' } as const

/** Responses to cancel. S means accepted, also for a payment that had failed and stays failed. */
export const CANCEL_CODES = [
  ...rowsOf(
    {
      ...cancel,
      result: 'S',
      outcome: 'applied',
      what: 'The cancel was accepted.',
      advice: 'Read the payment: one that had failed stays failed.',
    },
    ['SUCCESS'],
  ),
  ...rowsOf(unclear, ['REQUEST_TRAFFIC_EXCEED_LIMIT']),
  ...rowsOf({ ...unclear, advice: 'Send the same request again, then read the payment.' }, [
    'UNKNOWN_EXCEPTION',
  ]),
  ...rowsOf(
    {
      ...cancel,
      result: 'F',
      outcome: 'unknown',
      what: 'A general failure, also returned for a refunded payment.',
      advice: 'Read the payment; it decides. A paid payment can be refunded instead.',
    },
    ['PROCESS_FAIL'],
  ),
  ...rowsOf({ ...cancel, result: 'F', outcome: 'unknown' }, ['SYSTEM_ERROR']),
  // Assumed: earlier_request.
  ...rowsOf({ ...cancel, result: 'F', outcome: 'unknown', assumed: true }, [
    'REPEAT_REQ_INCONSISTENT',
  ]),
  ...rowsOf({ ...refused, next: 'different_operation' }, ['CANCEL_WINDOW_EXCEED']),
  ...rowsOf(
    {
      ...refused,
      next: 'different_operation',
      what: 'The payment cannot be canceled in its status, such as a captured card payment.',
      advice: 'Read the payment, and refund what was captured.',
    },
    ['ORDER_STATUS_INVALID'],
  ),
  ...rowsOf(
    {
      ...refused,
      next: 'different_operation',
      what: 'A payment of this method that has succeeded cannot be canceled.',
      advice: 'Refund the payment instead, if the method supports it.',
    },
    ['PAYMENT_METHOD_NOT_SUPPORTED'],
  ),
  ...rowsOf({ ...again, advice: 'Top up the balance, then send the same request again.' }, [
    'MERCHANT_BALANCE_NOT_ENOUGH',
  ]),
  ...rowsOf({ ...again, advice: 'Correct the request, and cancel again.' }, ['PARAM_ILLEGAL']),
  ...rowsOf(
    {
      ...again,
      advice: 'Check the ids. It proves nothing about a payment that is still being created.',
    },
    ['ORDER_NOT_EXIST'],
  ),
  ...rowsOf({ ...again, error: 'refused', advice: SUPPORT }, [
    'USER_NOT_EXIST',
    'USER_STATUS_ABNORMAL',
  ]),
  ...rowsOf(again, ['ACCESS_DENIED', 'INVALID_API', 'KEY_NOT_FOUND', 'NO_INTERFACE_DEF']),
]
