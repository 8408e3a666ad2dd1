import type { Answer, JsonObject } from '@paystate/conformance'
import { signedAnswer } from './signed.ts'

/** Refusals that prove nothing. */

function refusal(
  resultCode: string,
  { resultStatus = 'F', ...about }: { readonly resultStatus?: 'F' | 'U' } & JsonObject = {},
) {
  const resultMessage = 'no'
  return (request: Request) =>
    signedAnswer({
      request,
      response: new Response(null, { headers: { 'content-type': 'application/json' } }),
      body: JSON.stringify({ result: { resultCode, resultStatus, resultMessage }, ...about }),
    })
}

/** How it answers an inquiry about something that it does not have. */
export const NOT_FOUND = refusal('ORDER_NOT_EXIST')

/** What a repeat of something done may be answered. */
export const REFUSALS: Readonly<Record<string, Answer>> = {
  'a wrong key': () =>
    Response.json({
      result: { resultCode: 'INVALID_SIGNATURE', resultStatus: 'F', resultMessage: '' },
    }),
  'a key that is not known': refusal('KEY_NOT_FOUND'),
  'no access': refusal('ACCESS_DENIED'),
  'an illegal parameter': refusal('PARAM_ILLEGAL'),
  'a process failure': refusal('PROCESS_FAIL'),
  'a closed order': refusal('ORDER_IS_CLOSED'),
  'a canceled order': refusal('ORDER_IS_CANCELED'),
  'another request': refusal('REPEAT_REQ_INCONSISTENT'),
  'a wrong state': refusal('ORDER_STATUS_INVALID'),
  'a risk': refusal('RISK_REJECT'),
  'too many requests': refusal('REQUEST_TRAFFIC_EXCEED_LIMIT', { resultStatus: 'U' }),
}

const TIME = '2026-01-15T12:00:00Z'
const ANOTHER = 'claim_9999'

/** What a first attempt may be answered without knowing anything. */
export const DOUBTFUL = {
  create_payment: {
    'a fraud check': refusal('FRAUD_REJECT'),
    'a risk': refusal('RISK_REJECT'),
    'a suspected risk': refusal('SUSPECTED_RISK'),
    'a process failure': refusal('PROCESS_FAIL'),
    'a failure of the system': refusal('SYSTEM_ERROR'),
    'a closed order': refusal('ORDER_IS_CLOSED'),
    'an unknown exception': refusal('UNKNOWN_EXCEPTION', { resultStatus: 'U' }),
    'an undocumented code': refusal('PONDERED'),
    'a decline that shows it paid': refusal('DO_NOT_HONOR', { paymentStatus: 'SUCCESS' }),
    'a decline that shows it open': refusal('DO_NOT_HONOR', { paymentStatus: 'PROCESSING' }),
    'a decline with the time of its payment': refusal('DO_NOT_HONOR', { paymentTime: TIME }),
    'a decline of another payment': refusal('DO_NOT_HONOR', { paymentRequestId: ANOTHER }),
  },
  capture_payment: {
    'a process failure': refusal('PROCESS_FAIL'),
    'another request': refusal('REPEAT_REQ_INCONSISTENT'),
    'a refusal with the time of the capture': refusal('AUTH_CANCELLED', { captureTime: TIME }),
    'a refusal of another capture': refusal('AUTH_CANCELLED', { captureRequestId: ANOTHER }),
    'a refusal for another payment': refusal('AUTH_CANCELLED', { paymentId: ANOTHER }),
  },
  cancel_payment: {
    'a process failure': refusal('PROCESS_FAIL'),
    'a refusal with the time of the cancel': refusal('CANCEL_WINDOW_EXCEED', { cancelTime: TIME }),
    'a refusal for another payment': refusal('CANCEL_WINDOW_EXCEED', { paymentRequestId: ANOTHER }),
  },
  refund_payment: {
    'a process failure': refusal('PROCESS_FAIL'),
    'a failure of the system': refusal('SYSTEM_ERROR'),
    'another request': refusal('REPEAT_REQ_INCONSISTENT'),
    'a refusal that shows it sent': refusal('REFUND_AMOUNT_EXCEED', { refundStatus: 'SUCCESS' }),
    'a refusal with the time of the refund': refusal('REFUND_AMOUNT_EXCEED', { refundTime: TIME }),
    'a refusal of another refund': refusal('REFUND_AMOUNT_EXCEED', { refundRequestId: ANOTHER }),
    'a refusal for another payment': refusal('ORDER_STATUS_INVALID', { paymentId: ANOTHER }),
  },
} as const
