import { PAGES } from '../configuration/pages.ts'
import { SUPPORT } from './code-meaning.ts'
import { rowsOf } from './result-code.ts'

const payment = { subject: 'payment result', source: PAGES.inquiryPayment } as const
const failed = { ...payment, result: 'F', outcome: 'failed' } as const
const transaction = { subject: 'transaction result', source: PAGES.inquiryPayment } as const

const ANOTHER = 'A new payment needs a new reference.'

/** Codes next to a payment's status. They explain it and never decide it. */
export const PAYMENT_RESULT_CODES = [
  ...rowsOf(
    {
      ...payment,
      result: 'S',
      outcome: 'succeeded',
      what: 'The status was reached; a cancel is reported with this code too.',
      advice: 'The status decides.',
    },
    ['SUCCESS'],
  ),
  ...rowsOf({ ...payment, result: 'U', outcome: 'under_way' }, [
    'PAYMENT_IN_PROCESS',
    'UNKNOWN_EXCEPTION',
  ]),
  ...rowsOf(failed, [
    'ACCESS_DENIED',
    'CURRENCY_NOT_SUPPORT',
    'DO_NOT_HONOR',
    'FRAUD_REJECT',
    'INVALID_API',
    'INVALID_CARD',
    'INVALID_EXPIRY_DATE_FORMAT',
    'ISSUER_REJECTS_TRANSACTION',
    'INVALID_ACCESS_TOKEN',
    'INVALID_MERCHANT_STATUS',
    'KEY_NOT_FOUND',
    'MERCHANT_KYB_NOT_QUALIFIED',
    'NO_INTERFACE_DEF',
    'NO_PAY_OPTIONS',
    'PARAM_ILLEGAL',
    'PAYMENT_AMOUNT_EXCEED_LIMIT',
    'PAYMENT_COUNT_EXCEED_LIMIT',
    'PAYMENT_NOT_QUALIFIED',
    'RISK_REJECT',
    'SUSPECTED_CARD',
    'SUSPECTED_RISK',
    'USER_AMOUNT_EXCEED_LIMIT',
    'USER_BALANCE_NOT_ENOUGH',
    'USER_KYC_NOT_QUALIFIED',
    'USER_PAYMENT_VERIFICATION_FAILED',
    'USER_STATUS_ABNORMAL',
    'CARD_NOT_SUPPORTED',
    'INVALID_EXPIRATION_DATE',
    'INVALID_CARD_NUMBER',
  ]),
  // Also the code of a payment that closed unpaid, after which a new one may be created.
  ...rowsOf(
    {
      ...failed,
      failureNext: 'new_reference',
      what: 'The payment failed, or was closed unpaid: both have this code.',
      advice: ANOTHER,
    },
    ['PROCESS_FAIL'],
  ),
  ...rowsOf(
    { ...failed, failureNext: 'new_reference', what: 'The payment was closed.', advice: ANOTHER },
    ['ORDER_IS_CLOSED'],
  ),
  ...rowsOf({ ...failed, what: 'The payment failed with a system error.', advice: SUPPORT }, [
    'SYSTEM_ERROR',
  ]),
  // In samples only: the older names of USER_BALANCE_NOT_ENOUGH and PAYMENT_AMOUNT_EXCEED_LIMIT.
  ...rowsOf(failed, ['BALANCE_NOT_ENOUGH', 'AMOUNT_EXCEED_LIMIT']),
  // Known from responses to pay and from stored cards; a payment may fail with them too.
  ...rowsOf({ ...failed, assumed: true }, [
    'ACCOUNT_CLOSED',
    'AUTHENTICATION_REQUIRED',
    'BLOCKED_FIRST_USED',
    'CARD_EXPIRED',
    'EXPIRED_CODE',
    'INCORRECT_BLIKCODE',
    'INVALID_CVV',
    'INVALID_PAYMENT_CODE',
    'LOST_CARD',
    'NO_SELECTED_ACCOUNT',
    'PAYMENT_PROHIBITED',
    'PICKUP_CARD',
    'POLICY',
    'RESTRICTED_CARD',
    'SELECTED_CARD_BRAND_NOT_AVAILABLE',
    'STOLEN_CARD',
    'USER_NOT_EXIST',
    'VERIFY_TIMES_EXCEED_LIMIT',
    'VERIFY_UNMATCHED',
  ]),
]

const lost = { ...transaction, result: 'F', outcome: 'failed' } as const

/** Codes of captures and refunds inside a payment. */
export const TRANSACTION_RESULT_CODES = [
  ...rowsOf({ ...transaction, result: 'S', outcome: 'succeeded', advice: 'Its status decides.' }, [
    'SUCCESS',
  ]),
  ...rowsOf(
    {
      ...transaction,
      result: 'U',
      outcome: 'under_way',
      what: 'The capture or refund is in process.',
      advice: 'Read the payment again later.',
    },
    ['PAYMENT_IN_PROCESS', 'REQUEST_TRAFFIC_EXCEED_LIMIT', 'UNKNOWN_EXCEPTION'],
  ),
  ...rowsOf({ ...lost, what: 'The capture or refund failed.', advice: SUPPORT }, ['PROCESS_FAIL']),
  ...rowsOf(
    { ...lost, what: 'The capture or refund failed with a system error.', advice: SUPPORT },
    ['SYSTEM_ERROR'],
  ),
  ...rowsOf({ ...lost, advice: 'Check the ids, then ask support.' }, ['ORDER_NOT_EXIST']),
  ...rowsOf(lost, [
    'ACCESS_DENIED',
    'INVALID_API',
    'CLIENT_INVALID',
    'KEY_NOT_FOUND',
    'NO_INTERFACE_DEF',
    'PARAM_ILLEGAL',
    'AUTHENTICATION_REQUIRED',
    'PAYMENT_PROHIBITED',
  ]),
]
