import { PAGES } from '../documentation/pages.ts'
import type { KnownCode } from './code-meanings.ts'
import { rowsOf } from './code-rows.ts'

const payment = { subject: 'inquiryPayment', source: PAGES.inquiryPayment } as const
const refund = { subject: 'inquiryRefund', source: PAGES.inquiryRefund } as const
const omnichannel = {
  subject: 'inquiryRefund (omnichannel)',
  source: PAGES.inquiryRefundOmnichannel,
} as const

const REFUSED: readonly KnownCode[] = [
  'ACCESS_DENIED',
  'INVALID_API',
  'KEY_NOT_FOUND',
  'NO_INTERFACE_DEF',
  'PARAM_ILLEGAL',
  'PROCESS_FAIL',
  'SYSTEM_ERROR',
]
const UNCLEAR: readonly KnownCode[] = ['REQUEST_TRAFFIC_EXCEED_LIMIT', 'UNKNOWN_EXCEPTION']

/** Answers to inquiryPayment. F speaks of the call and says nothing about the payment. */
export const PAYMENT_INQUIRY_CODES = [
  ...rowsOf({ ...payment, result: 'S', outcome: 'told' }, ['SUCCESS']),
  ...rowsOf({ ...payment, result: 'F', outcome: 'not_seen' }, ['ORDER_NOT_EXIST']),
  ...rowsOf({ ...payment, result: 'F', outcome: 'inconclusive' }, REFUSED),
  ...rowsOf({ ...payment, result: 'U', outcome: 'inconclusive' }, [
    'PAYMENT_IN_PROCESS',
    ...UNCLEAR,
  ]),
]

/** Answers to inquiryRefund. */
export const REFUND_INQUIRY_CODES = [
  ...rowsOf({ ...refund, result: 'S', outcome: 'told' }, ['SUCCESS']),
  ...rowsOf({ ...refund, result: 'F', outcome: 'not_seen', assumed: true }, [
    'REFUND_NOT_EXIST',
    'ORDER_NOT_EXIST',
  ]),
  ...rowsOf({ ...refund, result: 'F', outcome: 'inconclusive' }, REFUSED),
  ...rowsOf({ ...refund, result: 'U', outcome: 'inconclusive' }, UNCLEAR),
]

/** Answers to the second version of inquiryRefund, without their prefixes. */
export const REFUND_INQUIRY_OMNICHANNEL_CODES = [
  ...rowsOf({ ...omnichannel, result: 'S', outcome: 'told' }, ['SUCCESS']),
  ...rowsOf({ ...omnichannel, result: 'F', outcome: 'not_seen' }, ['ORDER_NOT_EXIST']),
  ...rowsOf({ ...omnichannel, result: 'F', outcome: 'inconclusive' }, [
    'ACCESS_DENIED',
    'CURRENCY_NOT_SUPPORT',
    'INVALID_MERCHANT_STATUS',
    'ORDER_STATUS_INVALID',
    'REPEAT_REQ_INCONSISTENT',
    'RISK_REJECT',
    'ORDER_IS_CANCELED',
    'SYSTEM_ERROR',
    'KEY_NOT_FOUND',
  ]),
  // The page lists these by their texts only: their names are those of the first version.
  ...rowsOf({ ...omnichannel, result: 'F', outcome: 'inconclusive', assumed: true }, [
    'MERCHANT_BALANCE_NOT_ENOUGH',
    'MULTIPLE_REFUNDS_NOT_SUPPORTED',
    'NO_INTERFACE_DEF',
    'INVALID_API',
    'PROCESS_FAIL',
    'REFUND_AMOUNT_EXCEED',
    'REFUND_WINDOW_EXCEED',
  ]),
  ...rowsOf({ ...omnichannel, result: 'U', outcome: 'inconclusive', assumed: true }, UNCLEAR),
]
