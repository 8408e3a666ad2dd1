import type { Answer } from '@paystate/conformance'
import { signedAnswer } from './signed.ts'

/** Refusals that prove nothing. */

function refusal(resultCode: string, resultStatus: 'F' | 'U' = 'F') {
  const resultMessage = 'no'
  return (request: Request) =>
    signedAnswer({
      request,
      response: new Response(null, { headers: { 'content-type': 'application/json' } }),
      body: JSON.stringify({ result: { resultCode, resultStatus, resultMessage } }),
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
  'too many requests': refusal('REQUEST_TRAFFIC_EXCEED_LIMIT', 'U'),
}

/** What a first attempt may be answered without knowing anything. */
export const DOUBTFUL = {
  create_payment: {
    'a fraud check': refusal('FRAUD_REJECT'),
    'a risk': refusal('RISK_REJECT'),
    'a suspected risk': refusal('SUSPECTED_RISK'),
    'a process failure': refusal('PROCESS_FAIL'),
    'a failure of the system': refusal('SYSTEM_ERROR'),
    'a closed order': refusal('ORDER_IS_CLOSED'),
    'an unknown exception': refusal('UNKNOWN_EXCEPTION', 'U'),
    'an undocumented code': refusal('PONDERED'),
  },
  capture_payment: {
    'a process failure': refusal('PROCESS_FAIL'),
    'another request': refusal('REPEAT_REQ_INCONSISTENT'),
  },
  cancel_payment: { 'a process failure': refusal('PROCESS_FAIL') },
  refund_payment: {
    'a process failure': refusal('PROCESS_FAIL'),
    'a failure of the system': refusal('SYSTEM_ERROR'),
    'another request': refusal('REPEAT_REQ_INCONSISTENT'),
  },
} as const
