import type { Fault } from '../../faults/fault.ts'
import { RESULT_CODES } from '../results/result-codes.ts'
import type { AntomCall } from './call.ts'
import type { ForcedAnswer } from './forced-answers.ts'

/** An amount that stands for what happens to a call. */
export interface MagicAmount {
  readonly call: AntomCall
  /** In minor units: of the request, else of the payment that it is about. */
  readonly value: number
  readonly answer?: ForcedAnswer
  readonly fault?: Fault
}

/**
 * Amounts, in minor units, that are answered specially where an account asks for it.
 *
 * 9901 to 9904 are as in Antom's mock gateway of 2020, 11 as in its sandbox. What was done once is
 * answered as usual when it is asked for again. From 990001 on, `pay` fails with each code of
 * `RESULT_CODES` that means a failure, in the order of that table.
 */
export const MAGIC_AMOUNTS: readonly MagicAmount[] = [
  { call: 'pay', value: 11, answer: { resultCode: 'RISK_REJECT', effect: 'failed' } },
  { call: 'pay', value: 9901, answer: { resultCode: 'UNKNOWN_EXCEPTION', effect: 'applied' } },
  { call: 'pay', value: 9902, fault: 'stall' },
  { call: 'inquiry_payment', value: 9903, answer: { resultCode: 'UNKNOWN_EXCEPTION' } },
  { call: 'inquiry_payment', value: 9904, fault: 'stall' },
  { call: 'pay', value: 9911, answer: { resultCode: 'USER_BALANCE_NOT_ENOUGH', effect: 'failed' } },
  {
    call: 'pay',
    value: 9912,
    answer: { resultCode: 'PAYMENT_AMOUNT_EXCEED_LIMIT', effect: 'failed' },
  },
  { call: 'pay', value: 9913, answer: { resultCode: 'SUSPECTED_RISK', effect: 'failed' } },
  { call: 'pay', value: 9914, answer: { resultCode: 'REQUEST_TRAFFIC_EXCEED_LIMIT' } },
  { call: 'refund', value: 9921, answer: { resultCode: 'MERCHANT_BALANCE_NOT_ENOUGH' } },
  { call: 'refund', value: 9922, answer: { resultCode: 'PROCESS_FAIL', effect: 'failed' } },
  { call: 'refund', value: 9923, answer: { resultCode: 'UNKNOWN_EXCEPTION', effect: 'applied' } },
  { call: 'capture', value: 9931, answer: { resultCode: 'PROCESS_FAIL', effect: 'failed' } },
  { call: 'cancel', value: 9941, answer: { resultCode: 'UNKNOWN_EXCEPTION', effect: 'applied' } },
  ...Object.entries(RESULT_CODES)
    .filter(([, [status]]) => status === 'F')
    .map(([resultCode], index) => payFailure(resultCode, 990_001 + index)),
]

function payFailure(resultCode: string, value: number): MagicAmount {
  return { call: 'pay', value, answer: { resultCode, effect: 'failed' } }
}
