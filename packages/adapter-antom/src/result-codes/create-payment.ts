import { PAGES } from '../configuration/pages.ts'
import type { KnownCode } from './meanings.ts'
import { rowsOf } from './result-code.ts'

const pay = { subject: 'pay', source: PAGES.pay } as const
const refused = { ...pay, result: 'F', outcome: 'not_applied' } as const
const session = { subject: 'createPaymentSession', source: PAGES.session } as const

/** Refused before a payment existed: this attempt cannot have charged anything. */
const REFUSED: readonly KnownCode[] = [
  'ACCESS_DENIED',
  'CURRENCY_NOT_SUPPORT',
  'INVALID_API',
  'INVALID_CONTRACT',
  'INVALID_MERCHANT_STATUS',
  'KEY_NOT_FOUND',
  'MERCHANT_KYB_NOT_QUALIFIED',
  'MERCHANT_NOT_REGISTERED',
  'NO_INTERFACE_DEF',
  'NO_PAY_OPTIONS',
  'PARAM_ILLEGAL',
  'PAYMENT_NOT_QUALIFIED',
  'SETTLE_CONTRACT_NOT_MATCH',
]

/** Declined: a new payment needs a new reference. */
const DECLINED: readonly KnownCode[] = [
  'AUTHENTICATION_REQUIRED',
  'CARD_NOT_SUPPORTED',
  'DO_NOT_HONOR',
  'EXPIRED_CODE',
  'INCORRECT_BLIKCODE',
  'INVALID_ACCESS_TOKEN',
  'INVALID_CARD',
  'INVALID_CARD_NUMBER',
  'INVALID_EXPIRATION_DATE',
  'INVALID_EXPIRY_DATE_FORMAT',
  'INVALID_PAYMENT_CODE',
  'INVALID_PAYMENT_METHOD_META_DATA',
  'ISSUER_REJECTS_TRANSACTION',
  'PAYMENT_AMOUNT_EXCEED_LIMIT',
  'PAYMENT_COUNT_EXCEED_LIMIT',
  'SELECTED_CARD_BRAND_NOT_AVAILABLE',
  'SUSPECTED_CARD',
  'USER_AMOUNT_EXCEED_LIMIT',
  'USER_BALANCE_NOT_ENOUGH',
  'USER_KYC_NOT_QUALIFIED',
  'USER_NOT_EXIST',
  'USER_PAYMENT_VERIFICATION_FAILED',
  'USER_STATUS_ABNORMAL',
  'VERIFY_TIMES_EXCEED_LIMIT',
  'VERIFY_UNMATCHED',
]

/** Codes of stored cards; paying with one may return them too. */
const DECLINED_AS_STORED: readonly KnownCode[] = [
  'ACCOUNT_CLOSED',
  'BLOCKED_FIRST_USED',
  'CARD_EXPIRED',
  'INVALID_CVV',
  'LOST_CARD',
  'NO_SELECTED_ACCOUNT',
  'PICKUP_CARD',
  'POLICY',
  'RESTRICTED_CARD',
  'STOLEN_CARD',
]

/** Refusals that prove nothing: an earlier request exists, money may have moved, or the code is generic. */
const NO_PROOF: readonly KnownCode[] = [
  'FRAUD_REJECT',
  'ORDER_IS_CANCELED',
  'ORDER_IS_CLOSED',
  'ORDER_NOT_EXIST',
  'ORDER_STATUS_INVALID',
  'PROCESS_FAIL',
  'REPEAT_REQ_INCONSISTENT', // Assumed: earlier_request.
  'RISK_REJECT',
  'SUSPECTED_RISK',
  'SYSTEM_ERROR',
]

const UNCLEAR: readonly KnownCode[] = ['REQUEST_TRAFFIC_EXCEED_LIMIT', 'UNKNOWN_EXCEPTION']

/** Responses to pay. */
export const PAY_CODES = [
  ...rowsOf(
    {
      ...pay,
      result: 'S',
      outcome: 'applied',
      what: 'The call succeeded, which says nothing yet about the money.',
      advice: 'Read the payment: its status decides.',
    },
    ['SUCCESS'],
  ),
  ...rowsOf({ ...pay, result: 'U', outcome: 'applied' }, ['PAYMENT_IN_PROCESS']),
  ...rowsOf({ ...pay, result: 'U', outcome: 'unknown' }, UNCLEAR),
  ...rowsOf({ ...pay, result: 'F', outcome: 'unknown' }, NO_PROOF),
  ...rowsOf({ ...refused, next: 'new_reference' }, REFUSED),
  ...rowsOf({ ...refused, next: 'new_reference' }, DECLINED),
  ...rowsOf({ ...refused, next: 'new_reference', assumed: true }, DECLINED_AS_STORED),
  ...rowsOf({ ...refused, next: 'never' }, ['PAYMENT_PROHIBITED']),
]

const NOT_AGAIN = 'Look it up: a second session would be a second payment.'

/** Responses to createPaymentSession; the payer has not chosen anything yet, so nothing can be declined. */
export const SESSION_CODES = [
  ...rowsOf(
    {
      ...session,
      result: 'S',
      outcome: 'applied',
      what: 'The session was created.',
      advice: 'Send the payer to its page.',
    },
    ['SUCCESS'],
  ),
  ...rowsOf(
    { ...session, result: 'U', outcome: 'unknown', assumed: true, advice: NOT_AGAIN },
    UNCLEAR,
  ),
  ...rowsOf({ ...session, result: 'F', outcome: 'unknown', assumed: true }, [
    'PROCESS_FAIL',
    'SYSTEM_ERROR',
    'REPEAT_REQ_INCONSISTENT', // Assumed: earlier_request.
    'ORDER_IS_CLOSED',
  ]),
  ...rowsOf(
    { ...session, result: 'F', outcome: 'not_applied', next: 'new_reference', assumed: true },
    REFUSED,
  ),
]
