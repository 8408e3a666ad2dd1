import { z } from 'zod'
import type { Fault } from '../../faults/fault.ts'
import type { MerchantAccount } from '../account/merchant-account.ts'
import { findPayment } from '../payments/find-payment.ts'
import type { Arrival } from './arrival.ts'
import type { AntomCall } from './call.ts'
import type { ForcedAnswer } from './forced-answers.ts'

type Magic = { readonly answer?: ForcedAnswer; readonly fault?: Fault }

/**
 * Amounts, in minor units, that are answered specially where an account asks for it.
 *
 * 9901 to 9904 are as in Antom's mock gateway of 2020, 11 as in its sandbox. A payment's amount
 * counts for `pay` the first time only: a replay goes on as usual.
 */
export const MAGIC_AMOUNTS: readonly (Magic & {
  readonly call: AntomCall
  readonly value: number
})[] = [
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
]

/** What the amount of a call makes of it. */
export function magicFor(account: MerchantAccount, arrival: Arrival): Magic | undefined {
  const call = arrival.route?.operation.call
  if (!account.rules.magicAmounts || !call || isReplay(account, { call, arrival })) return undefined
  const value = amountOf(account, { call, arrival })
  return MAGIC_AMOUNTS.find((row) => row.call === call && row.value === value)
}

const anyAmount = z.object({ value: z.coerce.number() }).optional()
const amounts = z.object({
  paymentAmount: anyAmount,
  refundAmount: anyAmount,
  captureAmount: anyAmount,
})

interface Asked {
  readonly call: AntomCall
  readonly arrival: Arrival
}

/** The amount in the request, else that of the payment it is about. */
function amountOf(account: MerchantAccount, { arrival }: Asked): number | undefined {
  const asked = amounts.safeParse(arrival.body)
  const { refundAmount, captureAmount, paymentAmount } = asked.data ?? {}
  const told = refundAmount ?? captureAmount ?? paymentAmount
  return told?.value ?? knownPayment(account, arrival)?.amount.minorUnits
}

function isReplay(account: MerchantAccount, { call, arrival }: Asked): boolean {
  return call === 'pay' && knownPayment(account, arrival) !== undefined
}

function knownPayment(account: MerchantAccount, { named }: Arrival) {
  const [id = ''] = named
  return (
    findPayment(account, { paymentId: id, paymentRequestId: undefined }) ??
    findPayment(account, { paymentId: undefined, paymentRequestId: id })
  )
}
