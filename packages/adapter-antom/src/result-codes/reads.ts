import { PAGES } from '../configuration/pages.ts'
import type { KnownCode } from './meanings.ts'
import { type RowFrame, rowsOf } from './result-code.ts'

const payment = { subject: 'inquiryPayment', source: PAGES.inquiryPayment } as const
const refund = { subject: 'inquiryRefund', source: PAGES.inquiryRefund } as const
const omnichannel = {
  subject: 'inquiryRefund (omnichannel)',
  source: PAGES.inquiryRefundOmnichannel,
} as const

type Looking = Pick<RowFrame, 'subject' | 'source' | 'assumed'>

/** Refusals of the inquiry. They say nothing about what is inquired. */
const refused = { result: 'F', outcome: 'inconclusive' } as const
const GATEWAY: readonly KnownCode[] = [
  'ACCESS_DENIED',
  'INVALID_API',
  'KEY_NOT_FOUND',
  'NO_INTERFACE_DEF',
]

function reported(looking: Looking) {
  const what = 'The inquiry succeeded.'
  const advice = 'The status in it decides.'
  return rowsOf({ ...looking, result: 'S', outcome: 'reported', what, advice }, ['SUCCESS'])
}

const STANDS = 'What was known still holds. Ask support if it persists.'

function processFailure(looking: Looking) {
  const what = 'The inquiry failed.'
  return rowsOf({ ...looking, ...refused, what, advice: STANDS }, ['PROCESS_FAIL'])
}

function systemError(looking: Looking) {
  const what = 'The inquiry failed with a system error.'
  return rowsOf({ ...looking, ...refused, what, advice: STANDS }, ['SYSTEM_ERROR'])
}

function illegal(looking: Looking) {
  const advice = 'Check the ids and the configuration.'
  return rowsOf({ ...looking, ...refused, advice }, ['PARAM_ILLEGAL'])
}

function unclear(looking: Looking) {
  const advice = 'Inquire again later.'
  return rowsOf({ ...looking, result: 'U', outcome: 'inconclusive', advice }, [
    'REQUEST_TRAFFIC_EXCEED_LIMIT',
    'UNKNOWN_EXCEPTION',
  ])
}

/** Responses to inquiryPayment. F is about the call and says nothing about the payment. */
export const PAYMENT_INQUIRY_CODES = [
  ...reported(payment),
  ...rowsOf({ ...payment, result: 'F', outcome: 'not_seen' }, ['ORDER_NOT_EXIST']),
  ...rowsOf({ ...payment, ...refused }, GATEWAY),
  ...illegal(payment),
  ...processFailure(payment),
  ...systemError(payment),
  ...rowsOf({ ...payment, result: 'U', outcome: 'inconclusive', advice: 'Inquire again later.' }, [
    'PAYMENT_IN_PROCESS',
  ]),
  ...unclear(payment),
]

const assumedRefund = { ...refund, assumed: true } as const

/** Responses to inquiryRefund. The table of its page was not available. */
export const REFUND_INQUIRY_CODES = [
  ...reported(refund),
  ...rowsOf({ ...assumedRefund, result: 'F', outcome: 'not_seen' }, [
    'REFUND_NOT_EXIST',
    'ORDER_NOT_EXIST',
  ]),
  ...rowsOf({ ...assumedRefund, ...refused }, GATEWAY),
  ...illegal(assumedRefund),
  ...processFailure(assumedRefund),
  ...systemError(assumedRefund),
  ...unclear(assumedRefund),
]

const assumedOmnichannel = { ...omnichannel, assumed: true } as const

/** Codes of refunds, which the page also lists for the inquiry. */
const ofRefunds = {
  ...refused,
  advice: 'It is about the inquiry: what was known of the refund still holds.',
} as const

/** Responses to the second version of inquiryRefund, without their prefixes. */
export const REFUND_INQUIRY_OMNICHANNEL_CODES = [
  ...reported(omnichannel),
  ...rowsOf({ ...omnichannel, result: 'F', outcome: 'not_seen' }, ['ORDER_NOT_EXIST']),
  ...rowsOf({ ...omnichannel, ...refused }, ['ACCESS_DENIED', 'KEY_NOT_FOUND']),
  ...systemError(omnichannel),
  ...rowsOf({ ...omnichannel, ...ofRefunds }, [
    'CURRENCY_NOT_SUPPORT',
    'INVALID_MERCHANT_STATUS',
    'ORDER_STATUS_INVALID',
    'REPEAT_REQ_INCONSISTENT',
    'RISK_REJECT',
    'ORDER_IS_CANCELED',
  ]),
  // The page lists only the texts of these: the names are those of the first version.
  ...rowsOf({ ...assumedOmnichannel, ...refused }, ['NO_INTERFACE_DEF', 'INVALID_API']),
  ...processFailure(assumedOmnichannel),
  ...rowsOf({ ...assumedOmnichannel, ...ofRefunds }, [
    'MERCHANT_BALANCE_NOT_ENOUGH',
    'MULTIPLE_REFUNDS_NOT_SUPPORTED',
    'REFUND_AMOUNT_EXCEED',
    'REFUND_WINDOW_EXCEED',
  ]),
  ...unclear(assumedOmnichannel),
]
